export function SubmissionScreen() {
  return <p>SubmissionScreen</p>
}
