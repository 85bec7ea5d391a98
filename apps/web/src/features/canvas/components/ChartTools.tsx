import { Trans } from '@lingui/react/macro';
import { ChartLine, Download, Table } from 'lucide-react';

/** What every chart has: a table of the same figures, and a file of them. */
export const ChartTools = (props: {
  readonly isTable: boolean;
  readonly onToggle: () => void;
  readonly onSave: () => void;
  /** What the chart is called, for those who listen. */
  readonly of: string;
}) => (
  <span className="flex cv-tools">
    <button type="button" className="btn btn-text btn-sm" onClick={props.onToggle}>
      {props.isTable ? <ChartLine className="i i-s" /> : <Table className="i i-s" />}
      {props.isTable ? <Trans>Chart</Trans> : <Trans>Table</Trans>}
      <span className="sr">: {props.of}</span>
    </button>
    <button type="button" className="btn btn-text btn-sm" onClick={props.onSave}>
      <Download className="i i-s" />
      CSV
      <span className="sr">: {props.of}</span>
    </button>
  </span>
);
