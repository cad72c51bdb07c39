export function SetupScreen() {
  return <p>SetupScreen</p>
}
