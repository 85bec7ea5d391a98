import { Switch } from '@base-ui/react/switch';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { setPreferences, usePreferences } from '../../../lib/preferences.ts';
import { LanguageSwitch } from '../../../ui/LanguageSwitch.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { useUpdateMe } from '../queries.ts';

const Choice = ({ title, says, children }: { readonly title: ReactNode; readonly says: ReactNode; readonly children: ReactNode }) => (
  <div className="row choice">
    <div className="t grow">
      <p className="b">{title}</p>
      <p className="two sm">{says}</p>
    </div>
    {children}
  </div>
);

/** Language, paper and keys: each takes hold as it is chosen. */
export const Choices = () => {
  const { t } = useLingui();
  const { theme, shortcuts } = usePreferences();
  const update = useUpdateMe();
  return (
    <div className="rows">
      <Choice title={<Trans>Language</Trans>} says={<Trans>Of pages and of mail.</Trans>}>
        <LanguageSwitch onChange={(locale) => update.mutate({ locale })} />
      </Choice>
      <Choice title={<Trans>Paper</Trans>} says={<Trans>A class is always on the board.</Trans>}>
        <Segmented
          label={t`Paper`}
          value={theme}
          choices={[
            { value: 'system', label: t`As the device` },
            { value: 'light', label: t`Notebook` },
            { value: 'dark', label: t`Board` },
          ]}
          onChange={(next) => setPreferences({ theme: next })}
        />
      </Choice>
      <Choice
        title={<Trans>Keys in class</Trans>}
        says={
          <Trans>
            <span className="kbd">Ctrl D</span> mic, <span className="kbd">Ctrl E</span> camera, <span className="kbd">H</span> hand,{' '}
            <span className="kbd">C</span> chat. Never while you type.
          </Trans>
        }
      >
        <Switch.Root
          className="switch"
          aria-label={t`Keys in class`}
          checked={shortcuts}
          onCheckedChange={(on) => setPreferences({ shortcuts: on })}
        />
      </Choice>
    </div>
  );
};
