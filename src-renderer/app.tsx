import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
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
import { later, loadWhenIdle } from './parts/later.tsx'
import { Opening } from './parts/loading.tsx'
import { ClauseReader } from './parts/notice/clause-reader.tsx'
import { QuotaReason } from './parts/quotas/quota-reason.tsx'
import { OverviewScreen } from './screens/overview/overview-screen.tsx'
import { OfficeSignIn } from './screens/sign-in/office-sign-in.tsx'
import { SignInScreen } from './screens/sign-in/sign-in-screen.tsx'

// The desk opens at 工作台, which waits for no other screen's program. These follow as soon as it stands ...
const ApplicationScreen = later(() => import('./screens/application/application-screen.tsx'))
const FindingsScreen = later(() => import('./screens/findings/findings-screen.tsx'))
const IntakeScreen = later(() => import('./screens/intake/intake-screen.tsx'))
const RankingScreen = later(() => import('./screens/ranking/ranking-screen.tsx'))
const ReviewScreen = later(() => import('./screens/review/review-screen.tsx'))
const SettingsScreen = later(() => import('./screens/settings/settings-screen.tsx'))
const SubmissionScreen = later(() => import('./screens/submission/submission-screen.tsx'))
const usual = [
  IntakeScreen,
  ApplicationScreen,
  ReviewScreen,
  FindingsScreen,
  RankingScreen,
  SubmissionScreen,
  SettingsScreen,
]

// ... and these when they are opened.
const CompareScreen = later(() => import('./screens/compare/compare-screen.tsx'))
const SetupScreen = later(() => import('./screens/settings/setup-screen.tsx'))
const CityScreen = later(() => import('./screens/city/city-screen.tsx'))
const MeetingScreen = later(() => import('./screens/meeting/meeting-screen.tsx'))
const HandOverScreen = later(() => import('./screens/hand-over/hand-over-screen.tsx'))
const OwingScreen = later(() => import('./screens/owing/owing-screen.tsx'))
const RostersScreen = later(() => import('./screens/rosters/rosters-screen.tsx'))
const ReturnedScreen = later(() => import('./screens/returned/returned-screen.tsx'))
const PoliciesScreen = later(() => import('./screens/policies/policies-screen.tsx'))
const NoticeScreen = later(() => import('./screens/notice/notice-screen.tsx'))
const NextNoticeScreen = later(() => import('./screens/notice/next-notice-screen.tsx'))
const NewBatchScreen = later(() => import('./screens/settings/new-batch-screen.tsx'))
const CorrectNoticeScreen = later(() => import('./screens/notice/correct-notice-screen.tsx'))
const ApplicationPoliciesScreen = later(() => import('./screens/policies/application-policies-screen.tsx'))

/** Without an open batch the set-up, with one the desk. */
export function App() {
  const state = useQuery(desk.desk.state.queryOptions())
  if (state.error && problemOf(state.error)?.code === 'signed-out') return <OfficeSignIn />
  if (state.error && !state.data) return <Empty title="打不开遴选工作台" text={problemOf(state.error)?.message ?? ''} />
  if (!state.data) return <Opening />
  if (state.data.kind === 'none') return <SetupScreen />
  if (state.data.kind === 'city') {
    return (
      <Router hook={useHashLocation}>
        <CityScreen city={state.data} />
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
  useEffect(() => {
    loadWhenIdle(usual)
  }, [])
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
              <HandOverScreen />
            </UndoPlace>
          </Route>
          <Route path={owingPath}>
            <UndoPlace id="owing" name="谁还欠什么">
              <OwingScreen />
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
                <ReturnedScreen key={id} id={id} />
              </ApplicationPlace>
            )}
          </Route>
          <Route path="/applications/:id/policies">
            {({ id }) => (
              <ApplicationPlace id={id}>
                <ApplicationPoliciesScreen key={id} id={id} />
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
              <RostersScreen />
            </UndoPlace>
          </Route>
          <Route path={meetingPath}>
            <MeetingScreen />
          </Route>
          <Route path="/ranking" component={RankingScreen} />
          <Route path="/submission">
            <UndoPlace id="submission" name="定稿报送">
              <SubmissionScreen />
            </UndoPlace>
          </Route>
          <Route path="/policies">
            <PoliciesScreen />
          </Route>
          <Route path="/notice/next">
            <NextNoticeScreen />
          </Route>
          <Route path="/notice/new">
            <NewBatchScreen />
          </Route>
          <Route path="/notice/correct">
            <CorrectNoticeScreen />
          </Route>
          <Route path="/notice/clause/:clause">{({ clause }) => <NoticeScreen clause={clause} />}</Route>
          <Route path="/notice">
            <NoticeScreen />
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
