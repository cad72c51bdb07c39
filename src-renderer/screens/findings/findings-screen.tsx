export function FindingsScreen() {
  return <p>FindingsScreen</p>
}
