export function IntakeScreen() {
  return <p>IntakeScreen</p>
}
