'use client'
import { CircleUserRound, Keyboard, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import { signOut } from 'next-auth/react'
import { useLocale, useTranslations } from 'next-intl'
import { useTheme } from 'next-themes'
import { LOCALES } from '../../_i18n/locales'
import { setLocale } from '../../_i18n/set-locale'
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../menu'
import { paths } from '../paths'
import { useStore } from '../store-context'
import { railItemClass } from './rail-item'
import { useShortcutSheet } from './shortcuts'

/** Theme, language, shortcuts and the way out. */
export function PersonMenu() {
  const t = useTranslations('shell')
  const locale = useLocale()
  const { theme, setTheme } = useTheme()
  const { person } = useStore()
  const showShortcuts = useShortcutSheet((sheet) => sheet.show)

  const leave = async () => {
    await signOut({ redirect: false })
    window.location.assign(paths.signIn())
  }

  return (
    <Menu
      side="top"
      align="start"
      className="w-52"
      trigger={
        <button type="button" aria-label={t('person', { email: person.email })} className={railItemClass}>
          <CircleUserRound aria-hidden />
          <span className="min-w-0 truncate">{person.email}</span>
        </button>
      }
    >
      <MenuChoice
        label={t('theme')}
        value={theme ?? 'system'}
        onChange={setTheme}
        options={[
          { value: 'light', label: t('light'), icon: <Sun aria-hidden /> },
          { value: 'dark', label: t('dark'), icon: <Moon aria-hidden /> },
          { value: 'system', label: t('system'), icon: <Monitor aria-hidden /> },
        ]}
      />
      <MenuChoice
        label={t('language')}
        value={locale}
        onChange={(next) => void setLocale(next)}
        options={Object.entries(LOCALES).map(([value, label]) => ({ value, label }))}
      />
      <MenuSeparator />
      <MenuItem icon={<Keyboard aria-hidden />} onSelect={showShortcuts}>
        {t('shortcuts')}
      </MenuItem>
      <MenuItem icon={<LogOut aria-hidden />} onSelect={leave}>
        {t('signOut')}
      </MenuItem>
    </Menu>
  )
}
