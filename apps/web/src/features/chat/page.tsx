import { Trans, useLingui } from '@lingui/react/macro';
import type { ChannelName } from '@lyceum/shared/kernel/ids.ts';
import { getRouteApi } from '@tanstack/react-router';
import { api } from '../../lib/api.ts';
import { Empty } from '../../ui/Empty.tsx';
import { ErrorPage, NotFound } from '../../ui/ErrorPage.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { useCrumb } from '../../ui/shell/crumb.ts';
import { ChannelList } from './components/ChannelList.tsx';
import { ChannelRoom } from './components/ChannelRoom.tsx';
import { useChannels } from './queries.ts';

const route = getRouteApi('/in/own/chat/$name');

/** `/chat`: the list of channels, and an invitation to open one. */
export const ChannelsPage = () => {
  const { t } = useLingui();
  const { data, error, refetch } = useChannels();
  useCrumb(t`Inbox`);
  if (error && !data) return <ErrorPage error={error} retry={() => void refetch()} />;
  return (
    <>
      <ChannelList channels={data?.items ?? []} />
      <section className="stream-empty">
        <Heading title={t`Inbox`} className="sr">
          <Trans>Inbox</Trans>
        </Heading>
        {data && (
          <Empty doodle="bubble" title={data.items.length > 0 ? <Trans>Choose a channel.</Trans> : <Trans>Nothing is said yet.</Trans>}>
            {data.items.length > 0 ? (
              <Trans>They stand at the left; bold ones have something new.</Trans>
            ) : (
              <Trans>Channels appear here when the school opens them.</Trans>
            )}
          </Empty>
        )}
      </section>
      <aside className="squared who-sq" aria-hidden="true" />
    </>
  );
};

/** `/chat/$name`: one channel. */
export const ChannelPage = () => {
  const name = route.useParams().name as ChannelName;
  const me = api.account.me.useQuery({});
  const { data, error, refetch } = useChannels();
  const title = data?.items.find((channel) => channel.name === name)?.title;
  useCrumb(title ?? name);
  if (error && !data) return <ErrorPage error={error} retry={() => void refetch()} />;
  if (!data || !me.data) return <ChannelList channels={data?.items ?? []} current={name} />;
  if (!title) return <NotFound />;
  return (
    <>
      <ChannelList channels={data.items} current={name} />
      <ChannelRoom key={`${name}/${me.data.id}`} name={name} title={title} person={me.data.id} />
    </>
  );
};
