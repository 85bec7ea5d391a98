import { Menu } from '@base-ui/react/menu';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { LogOut, NotebookPen, Settings } from 'lucide-react';
import { Avatar } from '../Avatar.tsx';

/** Who is signed in, and the way to settings and out. */
export const ProfileMenu = (props: {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** What else this person may open: phones have no room for it elsewhere. */
  readonly places: readonly { readonly to: string; readonly name: string }[];
  readonly onSignOut: () => void;
}) => {
  const { t } = useLingui();
  return (
    <Menu.Root>
      <Menu.Trigger aria-label={t`My profile`} className="ava-btn">
        <Avatar id={props.id} name={props.name} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="menu-pos" sideOffset={8} align="end">
          <Menu.Popup className="menu">
            <div className="menu-who">
              <p className="b clip">{props.name}</p>
              <p className="sm two clip">{props.email}</p>
            </div>
            {props.places.map(({ to, name }) => (
              <Menu.Item key={to} render={<Link to={to} />}>
                <NotebookPen className="i" />
                {name}
              </Menu.Item>
            ))}
            <Menu.Item render={<Link to="/settings" />}>
              <Settings className="i" />
              <Trans>Settings</Trans>
            </Menu.Item>
            <Menu.Item onClick={props.onSignOut}>
              <LogOut className="i" />
              <Trans>Sign out</Trans>
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
};
