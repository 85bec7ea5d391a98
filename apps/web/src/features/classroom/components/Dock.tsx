import { Tabs } from '@base-ui/react/tabs';
import { Trans, useLingui } from '@lingui/react/macro';
import type { RoomClient, RoomStatus } from '../../../lib/room-socket/client.ts';
import type { LoadOlder } from '../../../ui/talk/context.ts';
import { Talk } from '../../../ui/talk/Talk.tsx';
import { People } from './People.tsx';

/** Which page of the dock is open. */
export type DockTab = 'people' | 'chat';

/** People and chat beside the board. While People is open the last lines of the chat stay in sight under it. */
export const Dock = (props: {
  readonly client: RoomClient;
  readonly status: RoomStatus;
  readonly person: string;
  readonly tab: DockTab;
  readonly onTab: (tab: DockTab) => void;
  readonly loadOlder: LoadOlder | null;
}) => {
  const { t } = useLingui();
  const { view } = props.status;
  if (!view) return <aside className="c-dock" />;
  const present = view.participants.filter((person) => person.present).length;
  return (
    <aside className="c-dock" aria-label={t`People and chat`}>
      <Tabs.Root className="panel" value={props.tab} onValueChange={(tab) => props.onTab(tab as DockTab)}>
        <Tabs.List className="tabs">
          <Tabs.Tab value="people">
            <Trans>People</Trans> <span className="cnt">{present}</span>
          </Tabs.Tab>
          <Tabs.Tab value="chat">
            <Trans>Chat</Trans>
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people" className="panel-people">
          <People view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="chat" className="panel" keepMounted hidden={false} inert={false} tabIndex={-1}>
          <Talk
            client={props.client}
            status={props.status}
            person={props.person}
            label={t`Message everyone`}
            dense
            loadOlder={props.loadOlder}
          />
        </Tabs.Panel>
      </Tabs.Root>
    </aside>
  );
};
