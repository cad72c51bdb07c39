import { Center, Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Route, Router, Switch } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { Frame } from './frame/frame.tsx'
import { Search } from './frame/search.tsx'
import { problemOf } from './lib/client.ts'
import { desk } from './lib/desk.ts'
import { UndoProvider } from './lib/undo.tsx'
import { Empty } from './parts/empty.tsx'
import { ApplicationScreen } from './screens/application/application-screen.tsx'
import { CompareScreen } from './screens/compare/compare-screen.tsx'
import { FindingsScreen } from './screens/findings/findings-screen.tsx'
import { IntakeScreen } from './screens/intake/intake-screen.tsx'
import { OverviewScreen } from './screens/overview/overview-screen.tsx'
import { RankingScreen } from './screens/ranking/ranking-screen.tsx'
import { ReviewScreen } from './screens/review/review-screen.tsx'
import { SettingsScreen } from './screens/settings/settings-screen.tsx'
import { SetupScreen } from './screens/settings/setup-screen.tsx'
import { SubmissionScreen } from './screens/submission/submission-screen.tsx'

/** Without an open batch the set-up, with one the desk. */
export function App() {
  const state = useQuery(desk.desk.state.queryOptions())
  if (state.error) return <Empty title="打不开遴选工作台" text={problemOf(state.error)?.message ?? ''} />
  if (!state.data) {
    return (
      <Center h="100dvh">
        <Loader aria-label="正在打开" />
      </Center>
    )
  }
  if (state.data.kind === 'none') return <SetupScreen />
  return (
    <Router hook={useHashLocation}>
      <UndoProvider>
        <Frame>
          <Switch>
            <Route path="/" component={OverviewScreen} />
            <Route path="/intake" component={IntakeScreen} />
            <Route path="/applications/:id/review">{({ id }) => <ReviewScreen key={id} id={id} />}</Route>
            <Route path="/applications/:id">{({ id }) => <ApplicationScreen key={id} id={id} />}</Route>
            <Route path="/compare/:left/:right">
              {({ left, right }) => <CompareScreen left={left} right={right} />}
            </Route>
            <Route path="/findings" component={FindingsScreen} />
            <Route path="/ranking" component={RankingScreen} />
            <Route path="/submission" component={SubmissionScreen} />
            <Route path="/settings" component={SettingsScreen} />
          </Switch>
        </Frame>
        <Search />
      </UndoProvider>
    </Router>
  )
}
