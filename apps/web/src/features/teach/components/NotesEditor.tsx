import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Frame } from '../../../ui/Field.tsx';
import { Markdown } from '../../../ui/Markdown.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';

/** The text of a lesson: written in Markdown, looked at as learners will. */
export const NotesEditor = ({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) => {
  const { t } = useLingui();
  const [view, setView] = useState<'write' | 'look'>('write');
  return (
    <div className="notes-edit">
      <div className="notes-edit-h">
        <Segmented
          label={t`The text`}
          value={view}
          choices={[
            { value: 'write', label: t`Write` },
            { value: 'look', label: t`Look` },
          ]}
          onChange={setView}
        />
        <span className="xs three">
          <Trans>Markdown; formulas between dollar signs</Trans>
        </span>
      </div>
      {view === 'write' ? (
        <Frame label={t`Text of the lesson`}>
          {(wiring) => (
            <textarea
              {...wiring}
              className="input num"
              rows={14}
              maxLength={100_000}
              value={text}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </Frame>
      ) : (
        <div className="read prose look">{text.trim() === '' ? <Trans>Nothing is written yet.</Trans> : <Markdown>{text}</Markdown>}</div>
      )}
    </div>
  );
};
