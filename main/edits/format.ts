/** The format asked of models: whole files in fenced blocks that name their path. The parser beside it reads far more. */

/**
 * The part of the instructions that says how files are to be written. Its bytes never change within a release: providers
 * keep a prompt's beginning warm by its exact text.
 */
export const answerFormat = `Answer with whole files. Write each file as one fenced block whose first line carries its path:

\`\`\`html path=index.html
<!doctype html>
<html lang="en">
…the complete file…
</html>
\`\`\`

Rules:
- Every file is complete: never a part of it, never "rest unchanged", never a placeholder.
- Paths are relative, with forward slashes, such as index.html or css/app.css.
- One block for each file. Close a block before the next one starts.
- If a file itself contains a line of three backticks, fence it with four.
- Only files that are new or change. Files that you do not write stay as they are.
- Besides the blocks, at most two short sentences of plain text.`
