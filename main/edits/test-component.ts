/** A component as a model writes it, for tests of the ladder. */
export const component = `import { useState } from 'react'

export function Counter({ start }: { start: number }) {
  const [count, setCount] = useState(start)
  function add() {
    setCount(count + 1)
  }
  return (
    <div className="counter">
      <p>You clicked {count} times</p>
      <button type="button" onClick={add}>
        Add
      </button>
    </div>
  )
}
`
