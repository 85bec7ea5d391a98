import type { Locale } from '@lyceum/shared/account/contract.ts';

/** What a mail says, in one language. */
export interface MailText {
  readonly subject: string;
  readonly preview: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly action: string;
  readonly closing: string;
  /** In the margin. */
  readonly remark: string;
}

type Texts = Readonly<Record<Locale, (name: string) => MailText>>;

/** To somebody who has just registered. */
export const welcomeTexts: Texts = {
  en: (name) => ({
    subject: 'Welcome to Lyceum',
    preview: 'Your account is ready.',
    greeting: `Hello, ${name}!`,
    paragraphs: [
      'Your account is ready. Your lessons, channels and homework are all in one place.',
      'When a lesson is about to begin, it stands on your first page: one click and you are in class.',
    ],
    action: 'Open Lyceum',
    closing: 'If it was not you who registered, you can ignore this mail.',
    remark: 'first lesson',
  }),
  uk: (name) => ({
    subject: 'Вітаємо в Lyceum',
    preview: 'Ваш обліковий запис готовий.',
    greeting: `Вітаємо, ${name}!`,
    paragraphs: [
      'Ваш обліковий запис готовий. Уроки, канали й домашні завдання тепер в одному місці.',
      'Коли урок ось-ось почнеться, він стоятиме на вашій першій сторінці: один клік — і ви в класі.',
    ],
    action: 'Відкрити Lyceum',
    closing: 'Якщо реєструвалися не ви, просто не зважайте на цей лист.',
    remark: 'перший урок',
  }),
};

/** To somebody who asked for a new password. */
export const resetTexts: Texts = {
  en: (name) => ({
    subject: 'Set a new password',
    preview: 'The link works for one hour and once.',
    greeting: `Hello, ${name}!`,
    paragraphs: ['Somebody asked to set a new password for your account. If it was you, use this link. It works once, and for one hour.'],
    action: 'Set a new password',
    closing: 'If it was not you, nothing has to be done: your password stays as it is.',
    remark: 'one hour',
  }),
  uk: (name) => ({
    subject: 'Новий пароль',
    preview: 'Посилання діє одну годину й лише один раз.',
    greeting: `Вітаємо, ${name}!`,
    paragraphs: [
      'Хтось попросив установити новий пароль для вашого облікового запису. Якщо це були ви, скористайтеся посиланням. Воно спрацює один раз і діє одну годину.',
    ],
    action: 'Установити новий пароль',
    closing: 'Якщо це були не ви, нічого робити не потрібно: пароль залишиться тим самим.',
    remark: 'одна година',
  }),
};

/** What an invitation says: who invites, and to what. */
export interface Invited {
  readonly by: string;
  readonly course: string | null;
}

/** To somebody who was invited, whether registered or not. */
export const invitationTexts: Readonly<Record<Locale, (invited: Invited) => MailText>> = {
  en: ({ by, course }) => ({
    subject: course === null ? `${by} invites you to Lyceum` : `${by} invites you to “${course}”`,
    preview: 'Open the link, sign up or sign in, and you are in.',
    greeting: 'You are invited',
    paragraphs: [
      course === null ? `${by} invites you to their school on Lyceum.` : `${by} invites you to the course “${course}”.`,
      'Open the link and sign up, or sign in if you have an account. There is no code to type.',
    ],
    action: 'Accept the invitation',
    closing: 'The link is for you alone. If you did not expect it, you can ignore this mail.',
    remark: 'an invitation',
  }),
  uk: ({ by, course }) => ({
    subject: course === null ? `${by} запрошує вас до Lyceum` : `${by} запрошує вас на курс «${course}»`,
    preview: 'Відкрийте посилання, зареєструйтеся або увійдіть — і ви всередині.',
    greeting: 'Вас запрошено',
    paragraphs: [
      course === null ? `${by} запрошує вас до своєї школи на Lyceum.` : `${by} запрошує вас на курс «${course}».`,
      'Відкрийте посилання й зареєструйтеся або увійдіть, якщо обліковий запис уже є. Жодного коду вводити не потрібно.',
    ],
    action: 'Прийняти запрошення',
    closing: 'Посилання — лише для вас. Якщо ви його не чекали, просто не зважайте на цей лист.',
    remark: 'запрошення',
  }),
};

/** Which token ends, and in how many days: 14, 3 or 1. */
export interface Ending {
  readonly name: string;
  readonly canvas: string;
  readonly days: number;
}

const daysIn = {
  en: new Intl.PluralRules('en'),
  uk: new Intl.PluralRules('uk'),
};
const inDays = {
  en: (days: number) => (daysIn.en.select(days) === 'one' ? 'tomorrow' : `in ${days} days`),
  uk: (days: number) => (days === 1 ? 'завтра' : `через ${days} ${daysIn.uk.select(days) === 'few' ? 'дні' : 'днів'}`),
};

/** To somebody whose Canvas token ends soon. */
export const tokenEndingTexts: Readonly<Record<Locale, (ending: Ending) => MailText>> = {
  en: ({ name, canvas, days }) => ({
    subject: `Your Canvas token ends ${inDays.en(days)}`,
    preview: 'Make a new one and nothing is interrupted.',
    greeting: `Hello, ${name}!`,
    paragraphs: [
      `The token with which Lyceum reads “${canvas}” ends ${inDays.en(days)}. After that, due dates and grades stay as they are now.`,
      'Make a new token in Canvas under Account → Settings → Approved Integrations, and put it in place of the old one. Nothing that was read is lost.',
    ],
    action: 'Replace the token',
    closing: 'Students’ tokens end after 120 days at most: Canvas wants it so.',
    remark: inDays.en(days),
  }),
  uk: ({ name, canvas, days }) => ({
    subject: `Ваш токен Canvas закінчується ${inDays.uk(days)}`,
    preview: 'Створіть новий — і нічого не перерветься.',
    greeting: `Вітаємо, ${name}!`,
    paragraphs: [
      `Токен, яким Lyceum читає «${canvas}», закінчується ${inDays.uk(days)}. Після цього терміни й оцінки залишаться такими, як тепер.`,
      'Створіть новий токен у Canvas: Обліковий запис → Налаштування → Дозволені інтеграції — і поставте його на місце старого. Прочитане не зникне.',
    ],
    action: 'Замінити токен',
    closing: 'Токени учнів діють щонайбільше 120 днів: так влаштовано в Canvas.',
    remark: inDays.uk(days),
  }),
};
