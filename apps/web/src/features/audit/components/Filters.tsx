import { useLingui } from '@lingui/react/macro';
import { Field, Frame } from '../../../ui/Field.tsx';
import type { TrailFilter } from '../queries.ts';
import { actionWords } from './ActionWord.tsx';

/** Which lines are shown; kept in the address. */
export const Filters = ({ value, onChange }: { readonly value: TrailFilter; readonly onChange: (filter: TrailFilter) => void }) => {
  const { t, i18n } = useLingui();
  const set = (change: TrailFilter) => onChange(Object.fromEntries(Object.entries({ ...value, ...change }).filter(([, text]) => text)));
  return (
    <form className="adm-f" onSubmit={(event) => event.preventDefault()} aria-label={t`Which lines`}>
      <Frame label={t`What was done`}>
        {(wiring) => (
          <select className="input" value={value.action ?? ''} onChange={(event) => set({ action: event.target.value })} {...wiring}>
            <option value="">{t`anything`}</option>
            {Object.entries(actionWords).map(([action, word]) => (
              <option key={action} value={action}>
                {i18n._(word)}
              </option>
            ))}
          </select>
        )}
      </Frame>
      <Field
        key={value.subject ?? ''}
        label={t`To what`}
        placeholder="invite:…"
        defaultValue={value.subject ?? ''}
        onBlur={(event) => set({ subject: event.target.value.trim() })}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <Field label={t`From`} type="date" value={value.from ?? ''} onChange={(event) => set({ from: event.target.value })} />
      <Field label={t`Until`} type="date" value={value.to ?? ''} onChange={(event) => set({ to: event.target.value })} />
    </form>
  );
};
