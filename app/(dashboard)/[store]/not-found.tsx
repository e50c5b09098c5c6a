import { NothingHere } from '../../_ui/nothing-here'

/** Within the shell, so that the rail still leads on. */
export default function NotFoundInStore() {
  return <NothingHere />
}
