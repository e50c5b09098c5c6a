import { Calendar, CircleDot, Hash, ListChecks, Mail, Percent, Phone, ToggleLeft, Type } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FieldTypeName } from '@/server/fields/field-types'

export const TYPE_ICONS: Record<FieldTypeName, ReactNode> = {
  text: <Type aria-hidden />,
  email: <Mail aria-hidden />,
  phone: <Phone aria-hidden />,
  integer: <Hash aria-hidden />,
  decimal: <Percent aria-hidden />,
  boolean: <ToggleLeft aria-hidden />,
  date: <Calendar aria-hidden />,
  radio: <CircleDot aria-hidden />,
  checkbox: <ListChecks aria-hidden />,
}
