import { Trans, useLingui } from '@lingui/react/macro';
import type { Question } from '@lyceum/shared/quiz/contract.ts';
import { Plus, X } from 'lucide-react';
import { Button } from '../../../../ui/Button.tsx';
import { replaced, without } from './blank.ts';

type PairList = Extract<Question, { kind: 'matching' }>['pairs'];

/** What belongs together, side by side. */
export const Pairs = ({ pairs, onChange }: { readonly pairs: PairList; readonly onChange: (pairs: PairList) => void }) => {
  const { t } = useLingui();
  return (
    <fieldset className="lines">
      <legend className="sm two b">
        <Trans>What belongs together</Trans>
      </legend>
      {pairs
        .map((pair, place) => ({ pair, place }))
        .map(({ pair, place }) => (
          <div key={place} className="flex">
            {(['left', 'right'] as const).map((side) => (
              <input
                key={side}
                className="input"
                aria-label={side === 'left' ? t`Left, ${place + 1}` : t`Right, ${place + 1}`}
                value={pair[side]}
                maxLength={300}
                onChange={(event) => onChange(replaced(pairs, place, { ...pair, [side]: event.target.value }))}
              />
            ))}
            <button
              type="button"
              className="ib"
              aria-label={t`Take away ${place + 1}`}
              disabled={pairs.length <= 2}
              onClick={() => onChange(without(pairs, place))}
            >
              <X className="i i-s" />
            </button>
          </div>
        ))}
      {pairs.length < 12 && (
        <Button kind="text" size="sm" onClick={() => onChange([...pairs, { left: '', right: '' }])}>
          <Plus className="i i-s" />
          <Trans>Another pair</Trans>
        </Button>
      )}
    </fieldset>
  );
};
