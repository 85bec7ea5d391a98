import { Trans, useLingui } from '@lingui/react/macro';
import type { Question } from '@lyceum/shared/quiz/contract.ts';
import { Area } from '../../../../ui/Area.tsx';
import { Field } from '../../../../ui/Field.tsx';
import { replaced } from './blank.ts';

type Cloze = Extract<Question, { kind: 'cloze' }>;

const words = (text: string): string[] => text.split(';').map((word) => word.trim());
const gapsIn = (text: string): number => new Set(text.match(/\{\{\d{1,2}\}\}/g)).size;

/** A text with blanks in double braces, and what each of them takes; with choices it is chosen, without it is written. */
export const Blanks = ({ question, onChange }: { readonly question: Cloze; readonly onChange: (change: Partial<Cloze>) => void }) => {
  const { t } = useLingui();
  const { text, blanks } = question;
  const write = (next: string) => {
    const count = Math.max(1, gapsIn(next));
    onChange({ text: next, blanks: Array.from({ length: count }, (_, place) => blanks[place] ?? { accepted: [''] }) });
  };
  return (
    <>
      <Area
        label={t`Text with blanks`}
        rows={3}
        value={text}
        onChange={(event) => write(event.target.value)}
        hint={
          <Trans>
            Write {'{{1}}'}, {'{{2}}'} and so on where something is missing.
          </Trans>
        }
      />
      {blanks
        .map((blank, place) => ({ blank, place }))
        .map(({ blank, place }) => (
          <div key={place} className="trio">
            <Field
              label={t`Blank ${place + 1} takes`}
              value={blank.accepted.join('; ')}
              hint={<Trans>Several with ; between them</Trans>}
              onChange={(event) => onChange({ blanks: replaced(blanks, place, { ...blank, accepted: words(event.target.value) }) })}
            />
            <Field
              label={t`Choices for blank ${place + 1}`}
              value={blank.choices?.join('; ') ?? ''}
              hint={<Trans>Empty: it is written</Trans>}
              onChange={(event) => {
                const { choices: _, ...rest } = blank;
                const choices = words(event.target.value);
                onChange({ blanks: replaced(blanks, place, event.target.value === '' ? rest : { ...rest, choices }) });
              }}
            />
          </div>
        ))}
    </>
  );
};
