import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../../lib/format.ts';
import { Doodle } from '../../../ui/Doodle.tsx';
import { Logo } from '../../../ui/Logo.tsx';

/** The green cover of an exercise book, with the owner's name appearing on its label as it is typed. */
export const Cover = ({ owner }: { readonly owner: string }) => {
  const formats = useFormats();
  return (
    <section className="cover">
      <i className="staple a" />
      <i className="staple b" />
      <Link to="/sign-in" className="cover-top">
        <Logo />
        <b>Lyceum</b>
      </Link>
      <div className="plate">
        <p className="plate-k">
          <Trans>Exercise book</Trans>
        </p>
        <dl>
          <div>
            <dt>
              <Trans>for</Trans>
            </dt>
            <dd>
              <span className="mark">
                <Trans>live lessons</Trans>
              </span>
            </dd>
          </div>
          <div className="desktop-only-grid">
            <dt>
              <Trans>begun on</Trans>
            </dt>
            <dd>{formats.longDay(Date.now())}</dd>
          </div>
          <div>
            <dt>
              <Trans>belongs to</Trans>
            </dt>
            <dd className="blank">
              {owner}
              <i className="caret" />
            </dd>
          </div>
        </dl>
      </div>
      <div className="cover-note">
        <p className="voice">
          <Trans>One book for the class, the chat and everything that was said. It opens where you closed it.</Trans>
        </p>
      </div>
      <div className="cover-art">
        <Doodle name="cat" size={24} />
      </div>
    </section>
  );
};
