export function CompareScreen({ left, right }: { readonly left: string; readonly right: string }) {
  return (
    <p>
      {left}
      {right}
    </p>
  )
}
