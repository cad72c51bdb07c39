import { Center, Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense } from 'react'
import { Route, Router, Switch } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { Frame } from './frame/frame.tsx'
import { Search } from './frame/search.tsx'
import { problemOf } from './lib/client.ts'
import { desk } from './lib/desk.ts'
import { handOverPath, meetingPath, owingPath, rostersPath } from './lib/places.ts'
import { lastOfficer } from './lib/session.ts'
import { UndoPlace, UndoProvider } from './lib/undo/undo.tsx'
import { Empty } from './parts/empty.tsx'
import { Loading } from './parts/loading.tsx'
import { ClauseReader } from './parts/notice/clause-reader.tsx'
import { QuotaReason } from './parts/quotas/quota-reason.tsx'
import { ApplicationScreen } from './screens/application/application-screen.tsx'
import { CompareScreen } from './screens/compare/compare-screen.tsx'
import { FindingsScreen } from './screens/findings/findings-screen.tsx'
import { IntakeScreen } from './screens/intake/intake-screen.tsx'
import { OverviewScreen } from './screens/overview/overview-screen.tsx'
import { RankingScreen } from './screens/ranking/ranking-screen.tsx'
import { ReviewScreen } from './screens/review/review-screen.tsx'
import { SettingsScreen } from './screens/settings/settings-screen.tsx'
import { SetupScreen } from './screens/settings/setup-screen.tsx'
import { OfficeSignIn } from './screens/sign-in/office-sign-in.tsx'
import { SignInScreen } from './screens/sign-in/sign-in-screen.tsx'
import { SubmissionScreen } from './screens/submission/submission-screen.tsx'

// Seldom opened: the first screen does not wait for them.
const CityScreen = lazy(() => import('./screens/city/city-screen.tsx'))
const MeetingScreen = lazy(() => import('./screens/meeting/meeting-screen.tsx'))
const HandOverScreen = lazy(() => import('./screens/hand-over/hand-over-screen.tsx'))
const OwingScreen = lazy(() => import('./screens/owing/owing-screen.tsx'))
const RostersScreen = lazy(() => import('./screens/rosters/rosters-screen.tsx'))
const ReturnedScreen = lazy(() => import('./screens/returned/returned-screen.tsx'))
const PoliciesScreen = lazy(() => import('./screens/policies/policies-screen.tsx'))
const NoticeScreen = lazy(() => import('./screens/notice/notice-screen.tsx'))
const NextNoticeScreen = lazy(() => import('./screens/notice/next-notice-screen.tsx'))
const NewBatchScreen = lazy(() => import('./screens/settings/new-batch-screen.tsx'))
const CorrectNoticeScreen = lazy(() => import('./screens/notice/correct-notice-screen.tsx'))
const ApplicationPoliciesScreen = lazy(() => import('./screens/policies/application-policies-screen.tsx'))

/** Without an open batch the set-up, with one the desk. */
export function App() {
  const state = useQuery(desk.desk.state.queryOptions())
  if (state.error && problemOf(state.error)?.code === 'signed-out') return <OfficeSignIn />
  if (state.error && !state.data) return <Empty title="打不开遴选工作台" text={problemOf(state.error)?.message ?? ''} />
  if (!state.data) {
    return (
      <Center h="100dvh">
        <Loader aria-label="正在打开" />
      </Center>
    )
  }
  if (state.data.kind === 'none') return <SetupScreen />
  if (state.data.kind === 'city') {
    return (
      <Router hook={useHashLocation}>
        <Suspense fallback={<Loading />}>
          <CityScreen city={state.data} />
        </Suspense>
      </Router>
    )
  }
  const officer = state.data.kind === 'open' ? state.data.officer?.uid : lastOfficer()
  return (
    <Router hook={useHashLocation}>
      {/* Steps are numbers of one data folder's record, and an officer's own. */}
      <UndoProvider key={`${state.data.folder.path} ${officer}`}>
        {state.data.kind === 'locked' ? <SignInScreen /> : <OpenDesk />}
      </UndoProvider>
    </Router>
  )
}

function OpenDesk() {
  return (
    <ClauseReader>
      <QuotaReason />
      <Frame>
        <Switch>
          <Route path="/">
            <UndoPlace id="overview" name="工作台">
              <OverviewScreen />
            </UndoPlace>
          </Route>
          <Route path="/intake">
            <UndoPlace id="intake" name="收件">
              <IntakeScreen />
            </UndoPlace>
          </Route>
          <Route path={handOverPath}>
            <UndoPlace id="hand-over" name="交接与合并">
              <Suspense fallback={<Loading />}>
                <HandOverScreen />
              </Suspense>
            </UndoPlace>
          </Route>
          <Route path={owingPath}>
            <UndoPlace id="owing" name="谁还欠什么">
              <Suspense fallback={<Loading />}>
                <OwingScreen />
              </Suspense>
            </UndoPlace>
          </Route>
          <Route path="/applications/:id/review">
            {({ id }) => (
              <ApplicationPlace id={id}>
                <ReviewScreen key={id} id={id} />
              </ApplicationPlace>
            )}
          </Route>
          <Route path="/applications/:id/returned">
            {({ id }) => (
              <ApplicationPlace id={id}>
                <Suspense fallback={<Loading />}>
                  <ReturnedScreen key={id} id={id} />
                </Suspense>
              </ApplicationPlace>
            )}
          </Route>
          <Route path="/applications/:id/policies">
            {({ id }) => (
              <ApplicationPlace id={id}>
                <Suspense fallback={<Loading />}>
                  <ApplicationPoliciesScreen key={id} id={id} />
                </Suspense>
              </ApplicationPlace>
            )}
          </Route>
          <Route path="/applications/:id">
            {({ id }) => (
              <ApplicationPlace id={id}>
                <ApplicationScreen key={id} id={id} />
              </ApplicationPlace>
            )}
          </Route>
          <Route path="/compare/:left/:right">
            {({ left, right }) => (
              <UndoPlace id={`compare ${left} ${right}`} name="并列比较">
                <CompareScreen left={left} right={right} />
              </UndoPlace>
            )}
          </Route>
          <Route path="/findings">
            <UndoPlace id="findings" name="初审">
              <FindingsScreen />
            </UndoPlace>
          </Route>
          <Route path={rostersPath}>
            <UndoPlace id="rosters" name="名单">
              <Suspense fallback={<Loading />}>
                <RostersScreen />
              </Suspense>
            </UndoPlace>
          </Route>
          <Route path={meetingPath}>
            <Suspense fallback={<Loading />}>
              <MeetingScreen />
            </Suspense>
          </Route>
          <Route path="/ranking" component={RankingScreen} />
          <Route path="/submission">
            <UndoPlace id="submission" name="定稿报送">
              <SubmissionScreen />
            </UndoPlace>
          </Route>
          <Route path="/policies">
            <Suspense fallback={<Loading />}>
              <PoliciesScreen />
            </Suspense>
          </Route>
          <Route path="/notice/next">
            <Suspense fallback={<Loading />}>
              <NextNoticeScreen />
            </Suspense>
          </Route>
          <Route path="/notice/new">
            <Suspense fallback={<Loading />}>
              <NewBatchScreen />
            </Suspense>
          </Route>
          <Route path="/notice/correct">
            <Suspense fallback={<Loading />}>
              <CorrectNoticeScreen />
            </Suspense>
          </Route>
          <Route path="/notice/clause/:clause">
            {({ clause }) => (
              <Suspense fallback={<Loading />}>
                <NoticeScreen clause={clause} />
              </Suspense>
            )}
          </Route>
          <Route path="/notice">
            <Suspense fallback={<Loading />}>
              <NoticeScreen />
            </Suspense>
          </Route>
          <Route path="/settings">
            <UndoPlace id="settings" name="设置">
              <SettingsScreen />
            </UndoPlace>
          </Route>
        </Switch>
      </Frame>
      <Search />
    </ClauseReader>
  )
}

/** What is done to an application is taken back at it, on its pages. */
function ApplicationPlace({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const { data } = useQuery(desk.applications.get.queryOptions({ input: { application: id } }))
  return (
    <UndoPlace id={id} name={data ? `${data.row.name}，${id}` : id}>
      {children}
    </UndoPlace>
  )
}
