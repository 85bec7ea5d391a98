import { useLingui } from '@lingui/react/macro';
import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react';
import { useState } from 'react';
import { announce } from '../../../ui/Announcer.tsx';
import { moved } from './answers.ts';
import type { FieldProps } from './field.ts';

/** Things to put in order: by buttons, or by dragging. */
export const Ordering = (props: FieldProps) => {
  const { t } = useLingui();
  const [held, setHeld] = useState<number | null>(null);
  const { draft, marked } = props;
  const move = (from: number, to: number) => {
    const next = moved(draft, from, to);
    if (next === draft) return;
    props.onChange(next);
    announce(t`${draft[from]}: place ${to + 1} of ${draft.length}`);
  };
  return (
    <ol className="answers order" aria-labelledby={props.labelledBy}>
      {draft.map((item, place) => (
        <li
          key={item}
          className={`ans ${held === place ? 'held' : ''}`}
          draggable={marked === null}
          onDragStart={() => setHeld(place)}
          onDragEnd={() => setHeld(null)}
          onDragOver={(event) => {
            event.preventDefault();
            if (held === null || held === place) return;
            move(held, place);
            setHeld(place);
          }}
        >
          <span className="k" aria-hidden="true">
            {place + 1}
          </span>
          <span>{item}</span>
          {marked === null && (
            <span className="v">
              <button
                type="button"
                className="ib"
                aria-label={t`Move up: ${item}`}
                disabled={place === 0}
                onClick={() => move(place, place - 1)}
              >
                <ArrowUp className="i i-s" />
              </button>
              <button
                type="button"
                className="ib"
                aria-label={t`Move down: ${item}`}
                disabled={place === draft.length - 1}
                onClick={() => move(place, place + 1)}
              >
                <ArrowDown className="i i-s" />
              </button>
              <GripVertical className="i i-s desktop-only" />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
};
