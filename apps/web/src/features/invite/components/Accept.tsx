import { Trans, useLingui } from '@lingui/react/macro';
import type { User } from '@lyceum/shared/account/contract.ts';
import { Link, useNavigate, useRouteContext } from '@tanstack/react-router';
import { api } from '../../../lib/api.ts';
import { useFormats } from '../../../lib/format.ts';
import { problemOf, problemText } from '../../../lib/problem.ts';
import { Button, buttonClass } from '../../../ui/Button.tsx';
import { Empty } from '../../../ui/Empty.tsx';
import { ErrorPage } from '../../../ui/ErrorPage.tsx';
import { FormError } from '../../../ui/Field.tsx';
import { Heading } from '../../../ui/Heading.tsx';
import { Row } from '../../../ui/Row.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { toast } from '../../../ui/toast.ts';
import { usePreview } from '../queries.ts';
import { RoleWord } from './RoleWord.tsx';

type Preview = NonNullable<ReturnType<typeof usePreview>['data']>;

const Ended = ({ preview }: { readonly preview: Preview }) => {
  const { status, invitedBy } = preview;
  return (
    <Empty
      doodle="snail"
      title={
        {
          used: <Trans>Every seat of this invite is taken.</Trans>,
          expired: <Trans>This invite has expired.</Trans>,
          revoked: <Trans>This invite was taken back.</Trans>,
          active: null,
        }[status]
      }
      action={
        <Link to="/" className={buttonClass('line')}>
          <Trans>To the first page</Trans>
        </Link>
      }
    >
      <Trans>Ask {invitedBy} for a new one. If it was you who used it, you are in already.</Trans>
    </Empty>
  );
};

/** For whoever is signed in: one button. */
const Take = ({ code, preview, user }: { readonly code: string; readonly preview: Preview; readonly user: User }) => {
  const { t, i18n } = useLingui();
  const utils = api.useUtils();
  const navigate = useNavigate();
  const redeem = api.invite.redeem.useMutation({
    onSuccess: async ({ user: me, courseId }) => {
      utils.account.me.setData({}, me);
      await utils.course.invalidate();
      toast(t`You are in.`);
      await (courseId ? navigate({ to: '/learn/$courseId', params: { courseId } }) : navigate({ to: '/learn' }));
    },
  });
  const isOthers = problemOf(redeem.error)?.code === 'forbidden';
  return (
    <>
      {redeem.error && (
        <FormError>
          {isOthers ? <Trans>This invite is for {preview.emailHint}. Sign in with that address.</Trans> : i18n._(problemText(redeem.error))}
        </FormError>
      )}
      <p className="sp-1 flex wrap">
        <Button kind="pen" size="lg" busy={redeem.isPending} onClick={() => redeem.mutate({ code })}>
          <Trans>Accept the invite</Trans>
        </Button>
      </p>
      <p className="sm two sp-1">
        <Trans>You are signed in as {user.email}.</Trans>
      </p>
    </>
  );
};

/** For whoever is not: an account first; the way back to this page goes along. */
const SignUpFirst = ({ code }: { readonly code: string }) => {
  const next = `/invite/${code}`;
  return (
    <p className="sp-1 flex wrap">
      <Link to="/sign-up" search={{ next }} className={buttonClass('pen', 'lg')}>
        <Trans>Create an account</Trans>
      </Link>
      <Link to="/sign-in" search={{ next }} className={buttonClass('line', 'lg')}>
        <Trans>I have one: sign in</Trans>
      </Link>
    </p>
  );
};

/** What an invite gives, who sent it, and how to take it. */
export const Accept = ({ code }: { readonly code: string }) => {
  const { t } = useLingui();
  const formats = useFormats();
  const { user } = useRouteContext({ from: '/in' });
  const { data: preview, error, refetch } = usePreview(code);
  if (error) return <ErrorPage error={error} retry={() => void refetch()} />;
  if (!preview) return <Skeleton label={t`The invite is being looked at`} />;
  const { status, courseTitle, invitedBy, roleToGrant, expiresAt } = preview;
  return (
    <div className="text">
      <Row className="head tick" margin={<Trans>an invite</Trans>}>
        <Heading title={courseTitle ?? t`You are invited`}>
          {courseTitle ? <Trans>You are invited to “{courseTitle}”</Trans> : <Trans>You are invited</Trans>}
        </Heading>
        <p className="two sp-h">{invitedBy === '' ? <Trans>The school invites you.</Trans> : <Trans>{invitedBy} invites you.</Trans>}</p>
      </Row>
      <Row
        margin={
          status === 'active' && expiresAt ? (
            <Trans>
              until {formats.dayMonth(expiresAt)} {formats.time(expiresAt)}
            </Trans>
          ) : undefined
        }
      >
        {status === 'active' ? (
          <>
            <p>
              <Trans>
                It makes you:{' '}
                <b>
                  <RoleWord role={roleToGrant} />
                </b>
              </Trans>
            </p>
            {user ? <Take code={code} preview={preview} user={user} /> : <SignUpFirst code={code} />}
          </>
        ) : (
          <Ended preview={preview} />
        )}
      </Row>
    </div>
  );
};
