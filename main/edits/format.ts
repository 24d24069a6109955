/** The formats asked of models: whole files, or edits of them, in fenced blocks. The parser beside it reads far more. */

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

/** The same for changes, by models that write edits well: SEARCH/REPLACE blocks, and whole files where those are shorter. */
export const editFormat = `Answer with edits. For each file that changes, one fenced block with the pairs of lines that it changes:

\`\`\`edit path=src/example.tsx
<<<<<<< SEARCH
lines exactly as they stand in the file
=======
the lines that take their place
>>>>>>> REPLACE
\`\`\`

Rules:
- SEARCH repeats whole lines of the file, character by character, with their indentation, and as few as make the place
  unmistakable: mostly 2 to 6. Never leave lines out in its middle, never write "...".
- Several pairs in one block, in the order of the file; rather several small ones than one that is long.
- A new file, or one that changes nearly everywhere, comes whole instead, from its first line to its last:

\`\`\`tsx path=src/new.tsx
…the complete file…
\`\`\`

- A file that goes is a block without lines, \`\`\`delete path=src/old.tsx; a new name is \`\`\`rename path=src/a.ts to=src/b.ts.
- Paths are relative, with forward slashes. Close a block before the next one starts.
- If a block itself contains a line of three backticks, fence it with four.
- Besides the blocks, at most two short sentences of plain text.`
