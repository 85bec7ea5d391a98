import { useLingui } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../../ui/Button.tsx';
import { replaced, without } from './blank.ts';

/** A list of short lines: written, added, taken away. */
export const Lines = (props: {
  readonly label: string;
  readonly lines: readonly string[];
  readonly least: number;
  readonly most: number;
  readonly addWord: ReactNode;
  readonly onChange: (lines: string[]) => void;
}) => {
  const { t } = useLingui();
  const { lines, label, onChange } = props;
  return (
    <fieldset className="lines">
      <legend className="sm two b">{label}</legend>
      {lines
        .map((line, place) => ({ line, place }))
        .map(({ line, place }) => (
          <div key={place} className="flex">
            <input
              className="input"
              aria-label={t`${label}, ${place + 1}`}
              value={line}
              maxLength={300}
              onChange={(event) => onChange(replaced(lines, place, event.target.value))}
            />
            <button
              type="button"
              className="ib"
              aria-label={t`Take away ${place + 1}`}
              disabled={lines.length <= props.least}
              onClick={() => onChange(without(lines, place))}
            >
              <X className="i i-s" />
            </button>
          </div>
        ))}
      {lines.length < props.most && (
        <Button kind="text" size="sm" onClick={() => onChange([...lines, ''])}>
          <Plus className="i i-s" />
          {props.addWord}
        </Button>
      )}
    </fieldset>
  );
};
