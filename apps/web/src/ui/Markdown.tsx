import { useEffect, useState } from 'react';
import ReactMarkdown, { type Components, type Options } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';

type Plugins = NonNullable<Options['remarkPlugins']>;

/** What people may write: no raw HTML (it stays text), and of what Markdown makes only what cannot act. */
const schema: typeof defaultSchema = {
  ...defaultSchema,
  attributes: { ...defaultSchema.attributes, code: [['className', /^language-./, 'math-inline', 'math-display']] },
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'], src: ['https'] },
};

/** As in Pandoc: `$x$` holds no space inside its edges and no digit after it, so that prices stay prices. */
const formula = /\$\$[\s\S]+?\$\$|(?<![\\$\w])\$(?!\s)[^$\n]+(?<!\s)\$(?!\d)/;

interface Maths {
  readonly remark: Plugins;
  readonly rehype: Plugins;
}

/** KaTeX, fetched when there is a formula. MathML needs no styles and no fonts, and screen readers read it. */
const loadMaths = async (): Promise<Maths> => {
  const [remark, rehype] = await Promise.all([import('remark-math'), import('rehype-katex')]);
  return { remark: [remark.default], rehype: [[rehype.default, { output: 'mathml', maxExpand: 200, maxSize: 20 }]] };
};

const useMaths = (text: string): Maths | null => {
  const [maths, setMaths] = useState<Maths | null>(null);
  const isNeeded = formula.test(text);
  useEffect(() => {
    if (!isNeeded) return;
    let isHere = true;
    void loadMaths().then(
      (loaded) => isHere && setMaths(loaded),
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [isNeeded]);
  return isNeeded ? maths : null;
};

/** Headings stand below those of the page; links of others tell nobody where one came from. */
const components: Components = {
  h1: 'h2',
  h2: 'h3',
  h3: 'h4',
  a: ({ node: _, ...link }) => <a {...link} target="_blank" rel="noopener noreferrer nofollow" />,
  img: ({ node: _, alt = '', ...image }) => <img {...image} alt={alt} loading="lazy" />,
  table: ({ node: _, ...table }) => (
    <div className="scroll-x">
      <table className="table" {...table} />
    </div>
  ),
};

/** Text that somebody wrote in Markdown. */
export const Markdown = ({ children }: { readonly children: string }) => {
  const maths = useMaths(children);
  return (
    <ReactMarkdown
      remarkPlugins={[remarkGfm, ...(maths?.remark ?? [])]}
      rehypePlugins={[[rehypeSanitize, schema], ...(maths?.rehype ?? [])]}
      components={components}
    >
      {children}
    </ReactMarkdown>
  );
};
