import { Menu } from '@base-ui/react/menu';
import { Trans, useLingui } from '@lingui/react/macro';
import { Hand, LogOut, Mic, MicOff, MonitorUp, Smile, Video, VideoOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Device } from '../../../lib/capture.ts';
import type { RoomClient } from '../../../lib/room-socket/client.ts';
import type { RoomView } from '../../../lib/room-socket/rules.ts';
import { Confirm } from '../../../ui/Confirm.tsx';
import type { OwnMedia } from '../live.ts';

const emojis = ['👍', '👏', '🎉', '😂', '🤔', '❤️'];

const DeviceButton = (props: {
  readonly media: OwnMedia;
  readonly device: Device;
  readonly allowed: boolean;
  readonly keys: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}) => {
  const { media, device } = props;
  const { t } = useLingui();
  const isOn = Boolean(media.streams[device]);
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-keyshortcuts={props.keys || undefined}
      title={props.allowed ? undefined : t`The tutor has switched this off for you`}
      disabled={!props.allowed && !isOn}
      onClick={() => void media.toggle(device)}
    >
      {props.icon}
      <span>{props.children}</span>
    </button>
  );
};

const Reactions = ({ client }: { readonly client: RoomClient }) => (
  <Menu.Root modal={false}>
    <Menu.Trigger>
      <Smile className="i" />
      <span>
        <Trans>React</Trans>
      </span>
    </Menu.Trigger>
    <Menu.Portal>
      <Menu.Positioner className="menu-pos" side="top" sideOffset={8}>
        <Menu.Popup className="menu emojis">
          {emojis.map((emoji) => (
            <Menu.Item key={emoji} onClick={() => void client.send('reaction.send', { emoji })}>
              {emoji}
            </Menu.Item>
          ))}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  </Menu.Root>
);

/** What a ledge needs to act. */
export interface LedgeProps {
  readonly client: RoomClient;
  readonly view: RoomView;
  readonly media: OwnMedia;
  readonly onHand: () => void;
  readonly onLeave: () => void;
}

/** The board's ledge: one's own devices, one's hand, the way out. */
export const Ledge = ({ client, view, media, onHand, onLeave }: LedgeProps) => {
  const { t } = useLingui();
  const { permissions } = view.you;
  const isRaised = view.participants.some((person) => person.id === view.you.id && person.hand_raised_at !== null);
  const { audio, video } = media.streams;
  return (
    <footer className="c-bar" role="toolbar" aria-label={t`Class controls`}>
      <div className="grp">
        <DeviceButton
          media={media}
          device="audio"
          allowed={permissions.can_speak}
          keys="Control+D"
          icon={audio ? <Mic className="i" /> : <MicOff className="i" />}
        >
          <Trans>Mic</Trans>
        </DeviceButton>
        <DeviceButton
          media={media}
          device="video"
          allowed={permissions.can_show}
          keys="Control+E"
          icon={video ? <Video className="i" /> : <VideoOff className="i" />}
        >
          <Trans>Camera</Trans>
        </DeviceButton>
        <DeviceButton media={media} device="screen" allowed={permissions.can_share_screen} keys="" icon={<MonitorUp className="i" />}>
          <Trans>Screen</Trans>
        </DeviceButton>
      </div>
      <div className="grp">
        <button type="button" className="hand" aria-pressed={isRaised} aria-keyshortcuts="H" onClick={onHand}>
          <Hand className="i" />
          <span>
            <Trans>Hand</Trans>
          </span>
        </button>
        <Reactions client={client} />
      </div>
      {permissions.can_terminate ? (
        <Confirm
          title={<Trans>End class for everyone?</Trans>}
          says={
            <Trans>
              Everyone leaves and nobody can come back. What was said stays readable. To step out alone, go home by the mark at the top.
            </Trans>
          }
          action={<Trans>End class</Trans>}
          onConfirm={() => void client.send('room.end', {})}
        >
          <button type="button" className="btn btn-red leave">
            <LogOut className="i" />
            <Trans>End class</Trans>
          </button>
        </Confirm>
      ) : (
        <button type="button" className="btn btn-red leave" onClick={onLeave}>
          <LogOut className="i" />
          <Trans>Leave</Trans>
        </button>
      )}
    </footer>
  );
};
