// Parts that are fetched when they are first shown.
import { type ComponentType, lazy } from 'react'
import { NotLoaded } from '../NotLoaded.ts'

/** The part that `load` brings. When it cannot be fetched, that is thrown as `NotLoaded`, whose `forget` lets it be tried again. */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const fetched = () =>
    lazy(() =>
      load().then(
        (part) => ({ default: part }),
        () => {
          throw new NotLoaded(() => {
            Part = fetched()
          })
        },
      ),
    )
  let Part = fetched()
  return (props) => <Part {...props} />
}
