import type { Locale } from '@lyceum/shared/account/contract.ts';
import { Body, Button, Column, Container, Head, Heading, Html, Link, Preview, Row, render, Section, Text } from 'react-email';
import type { MailText } from './texts.ts';

/** A mail on exercise-book paper: a margin with a remark, a red line, the text, one thing to do. */
export interface Letter {
  readonly locale: Locale;
  readonly text: MailText;
  readonly link: string;
}

const sans = "Onest, 'Segoe UI', Helvetica, Arial, sans-serif";
const paper = { backgroundColor: '#FBFCFE', margin: '0', padding: '24px 0', fontFamily: sans };
const sheet = { backgroundColor: '#FFFFFF', border: '1px solid #D5DBEA', maxWidth: '600px' };
const margin = {
  width: '120px',
  padding: '48px 16px',
  verticalAlign: 'top',
  textAlign: 'right',
  borderRight: '1px solid #E4695F',
} as const;
const remark = {
  margin: '0',
  color: '#454B70',
  fontFamily: "Literata, Georgia, 'Times New Roman', serif",
  fontStyle: 'italic',
  fontSize: '14px',
  lineHeight: '24px',
};
const page = { padding: '48px 24px', verticalAlign: 'top' } as const;
const heading = { margin: '0 0 24px', color: '#14183A', fontSize: '23px', lineHeight: '24px', letterSpacing: '-0.02em' };
const line = { margin: '0 0 24px', color: '#14183A', fontSize: '16px', lineHeight: '24px' };
const button = {
  backgroundColor: '#2A3FD6',
  color: '#FFFFFF',
  borderRadius: '4px',
  padding: '12px 24px',
  fontSize: '16px',
  lineHeight: '24px',
  fontWeight: '620',
};
const small = { margin: '24px 0 0', color: '#454B70', fontSize: '14px', lineHeight: '24px', overflowWrap: 'anywhere' } as const;

const LetterPage = ({ locale, text, link }: Letter) => (
  <Html lang={locale}>
    <Head>
      <meta name="color-scheme" content="light" />
    </Head>
    <Preview>{text.preview}</Preview>
    <Body style={paper}>
      <Container style={sheet}>
        <Section>
          <Row>
            <Column style={margin}>
              <Text style={remark}>{text.remark}</Text>
            </Column>
            <Column style={page}>
              <Heading as="h1" style={heading}>
                {text.greeting}
              </Heading>
              {text.paragraphs.map((paragraph) => (
                <Text key={paragraph} style={line}>
                  {paragraph}
                </Text>
              ))}
              <Button href={link} style={button}>
                {text.action}
              </Button>
              <Text style={small}>
                <Link href={link}>{link}</Link>
              </Text>
              <Text style={small}>{text.closing}</Text>
            </Column>
          </Row>
        </Section>
      </Container>
    </Body>
  </Html>
);

/** A letter as HTML and, for those who read without it, as plain text. */
export const renderLetter = async (letter: Letter): Promise<{ html: string; text: string }> => {
  const html = await render(<LetterPage {...letter} />);
  const { greeting, paragraphs, action, closing } = letter.text;
  return { html, text: [greeting, ...paragraphs, `${action}: ${letter.link}`, closing].join('\n\n') };
};
