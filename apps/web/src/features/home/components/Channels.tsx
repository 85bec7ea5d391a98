import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { useFormats } from '../../../lib/format.ts';
import { Row } from '../../../ui/Row.tsx';
import { useChannels } from '../queries.ts';

/** Where there is something to read. */
export const Channels = () => {
  const formats = useFormats();
  const { data } = useChannels();
  const channels = data?.items ?? [];
  if (channels.length === 0) return null;
  return (
    <>
      <Row className="tick">
        <h2 className="sec">
          <Trans>Channels</Trans>
        </h2>
      </Row>
      <ul className="agenda">
        {channels.slice(0, 6).map((channel) => (
          <li key={channel.name}>
            <Row className="ruled" margin={channel.last_message && formats.time(channel.last_message.at)}>
              <Link to="/chat/$name" params={{ name: channel.name }} className="row plain">
                <span className="t grow flex">
                  <span className="b nowrap">{channel.title}</span>
                  {channel.last_message && !channel.last_message.deleted && (
                    <span className="two sm clip grow desktop-only">
                      {channel.last_message.author.name}: {channel.last_message.text}
                    </span>
                  )}
                </span>
                {channel.unread > 0 ? (
                  <span className="tag red">
                    <Plural value={channel.unread} one="# new" other="# new" />
                  </span>
                ) : (
                  <ArrowRight className="i" />
                )}
              </Link>
            </Row>
          </li>
        ))}
      </ul>
    </>
  );
};
