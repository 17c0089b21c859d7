import { IconEyeOff } from "@tabler/icons-react";

import type { ExportPreview } from "../../bindings/commands.ts";
import { Notice } from "../../components/index.ts";
import { useWords } from "../../lib/words.tsx";

/** The first rows, letter by letter as they will stand in the file. */
export const PreviewTable = ({ preview }: { preview: ExportPreview }) => {
  const { t } = useWords();
  const { total, rows, headings, masked } = preview;
  const words = { count: total, shown: rows.length };
  return (
    <>
      <p className="export-count num" role="status">
        {total > rows.length ? t("exports.first_rows", words) : t("exports.all_rows", words)}
      </p>
      {masked.length > 0 && (
        <p className="export-masked">
          <IconEyeOff size={15} />
          {t("exports.masked_note")}
        </p>
      )}
      {total === 0 ? (
        <Notice tone="calm">{t("exports.nobody")}</Notice>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by keys
        <section className="export-rows" aria-label={t("exports.preview")} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                {headings.map((it) => (
                  <th key={it} scope="col">
                    {it}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, line) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have only their place
                <tr key={line}>
                  {row.map((cell, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: and so have their cells
                    <td key={column} title={cell}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
};
