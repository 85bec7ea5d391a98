import { Trans, useLingui } from '@lingui/react/macro';
import type { FreshInvite, GrantedRole } from '@lyceum/shared/invite/contract.ts';
import type { CourseId } from '@lyceum/shared/kernel/ids.ts';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '../../../lib/api.ts';
import { anAddress, type Check, checked } from '../../../lib/form.ts';
import { refusedFields } from '../../../lib/refused.ts';
import { Field, Frame } from '../../../ui/Field.tsx';
import { DialogForm, FormDialog } from '../../../ui/FormDialog.tsx';
import { useFaults } from '../../../ui/faults.ts';
import { useInviteActs } from '../queries.ts';

const roles = ['member', 'tutor', 'admin'] as const satisfies readonly GrantedRole[];
const dayMs = 86_400_000;

interface Wanted extends Record<string, string> {
  role: GrantedRole;
  course: string;
  email: string;
  uses: string;
  days: string;
}
const blank: Wanted = { role: 'member', course: '', email: '', uses: '1', days: '7' };
const emptyOrAddress: Check = (value) => (value.trim() === '' ? null : anAddress(value));
const someUses: Check = (value) => (/^[1-9]\d{0,3}$|^10000$/.test(value.trim()) ? null : 'refused');
const checks = { role: [], course: [], email: [emptyOrAddress], uses: [someUses], days: [] };

const inputOf = ({ role, course, email, uses, days }: Wanted) => ({
  roleToGrant: role,
  maxUses: Number(uses),
  ...(course && { courseId: course as CourseId }),
  ...(email.trim() && { email: email.trim() }),
  ...(days && { expiresAt: new Date(Date.now() + Number(days) * dayMs).toISOString() }),
});

/** The form that makes an invite; it opens over the page. */
export const NewInvite = ({ onMade }: { readonly onMade: (invite: FreshInvite) => void }) => {
  const { t } = useLingui();
  const faults = useFaults();
  const [isOpen, setOpen] = useState(false);
  const { create } = useInviteActs();
  const courses = api.course.adminList.useQuery({ limit: 200 }, { enabled: isOpen });
  const form = useForm({ resolver: checked<Wanted>(checks), defaultValues: blank });
  const { errors } = form.formState;
  const make = (wanted: Wanted) =>
    create.mutate(inputOf(wanted), {
      onSuccess: (invite) => {
        setOpen(false);
        form.reset(blank);
        onMade(invite);
      },
      onError: (error) => {
        for (const field of refusedFields(error, ['email'])) form.setError(field, { type: 'server', message: 'refused' });
      },
    });
  return (
    <FormDialog title={<Trans>New invite</Trans>} isOpen={isOpen} onOpenChange={setOpen}>
      <DialogForm onSubmit={form.handleSubmit(make)} error={create.error} isBusy={create.isPending} action={<Trans>Make the invite</Trans>}>
        <Frame label={t`Makes them`} hint={<Trans>Members see courses for members, tutors teach, admins run the school.</Trans>}>
          {(wiring) => (
            <select className="input" {...form.register('role')} {...wiring}>
              {roles.map((role) => (
                <option key={role} value={role}>
                  {{ member: t`Member`, tutor: t`Tutor`, admin: t`Admin` }[role]}
                </option>
              ))}
            </select>
          )}
        </Frame>
        <Frame label={t`Opens`}>
          {(wiring) => (
            <select className="input" {...form.register('course')} {...wiring}>
              <option value="">{t`the school`}</option>
              {courses.data?.items.map((course) => (
                <option key={course.id} value={course.id}>
                  {course.title}
                </option>
              ))}
            </select>
          )}
        </Frame>
        <Field
          label={t`E-mail`}
          type="email"
          aside={
            <span className="three">
              <Trans>if it is for one person</Trans>
            </span>
          }
          hint={<Trans>They get the link by mail, and nobody else can use it.</Trans>}
          error={faults(errors.email?.message)}
          {...form.register('email')}
        />
        <div className="two-fields">
          <Field label={t`Seats`} inputMode="numeric" error={errors.uses && t`From 1 to 10 000.`} {...form.register('uses')} />
          <Frame label={t`Expires`}>
            {(wiring) => (
              <select className="input" {...form.register('days')} {...wiring}>
                <option value="1">{t`in a day`}</option>
                <option value="7">{t`in a week`}</option>
                <option value="30">{t`in 30 days`}</option>
                <option value="">{t`never`}</option>
              </select>
            )}
          </Frame>
        </div>
      </DialogForm>
    </FormDialog>
  );
};
