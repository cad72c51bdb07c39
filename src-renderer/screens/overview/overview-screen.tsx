export function OverviewScreen() {
  return <p>OverviewScreen</p>
}
