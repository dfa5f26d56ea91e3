// A file dropped on the list of drafts is imported as by the button, one dropped on a draft is added to it; elsewhere a
// sentence says where it goes. The browser by itself would open it in place of the page.
(() => {
  const zone = document.getElementById('dropping'), [words, close] = zone.children;
  const importer = () => document.querySelector('.import input[type="file"]');
  const uploads = () => document.querySelector('[data-uploads] input[type="file"]');
  const hasFiles = e => e.dataTransfer?.types.includes('Files') && !e.target.closest?.('input[type="file"]');
  /** In milliseconds. */
  const READ = 15_000;
  let late = null;

  function show(sentence, isOver) {
    clearTimeout(late);
    words.textContent = sentence;
    close.hidden = isOver;
    zone.classList.toggle('over', isOver);
    zone.classList.toggle('shown', sentence !== '');
    if (sentence && !isOver) late = setTimeout(hide, READ);
  }

  const hide = () => show('', false);

  const isFolder = ({ items }) => [...items].some(item => item.webkitGetAsEntry?.()?.isDirectory);

  /** What is in the way of importing what was dropped; empty when nothing is. */
  function trouble({ files, items }) {
    const [file] = files, many = files.length > 1;
    if (!importer())
      return many ? 'To import files, drop them on the list of drafts, one at a time.'
        : /^(image|audio|video)[/]/.test(file.type)
          ? 'Pictures and recordings are dropped on a draft that is open for writing.'
        : `To import “${file.name}”, drop it on the list of drafts: it becomes a new draft.`;
    if (many) return `Those were ${files.length} files. Drop one at a time: each becomes a draft of its own.`;
    if (isFolder({ items })) return 'That is a folder. Open it, and drop the document in it.';
    if (importer().disabled) return 'Another file is being read. Drop this one after that.';
    return document.querySelector('[role="dialog"]') ? 'Close the dialog first, then drop the file again.' : '';
  }

  function offer(e) {
    if (!hasFiles(e)) return;
    e.preventDefault();
    if (zone.classList.contains('over')) return;
    if (importer()) show('Drop the file to import it as a draft.', true);
    else if (uploads()) show('Drop pictures and files to add them to this draft.', true);
  }

  document.addEventListener('dragenter', offer);
  document.addEventListener('dragover', offer);
  document.addEventListener('dragleave', e => {
    if (!e.relatedTarget && zone.classList.contains('over')) hide();
  });
  document.addEventListener('drop', e => {
    if (!hasFiles(e)) return;
    const { files } = e.dataTransfer;
    hide();
    if (files.length === 0) return;
    e.preventDefault();
    const input = importer() ?? uploads();
    const sentence = importer() || !input ? trouble(e.dataTransfer)
      : isFolder(e.dataTransfer) ? 'That is a folder. Open it, and drop the files in it.' : '';
    if (sentence) { show(sentence, false); return; }
    input.files = files;
    input.dispatchEvent(new CustomEvent('change', { bubbles: true, detail: 'dropped' }));
  });
  close.addEventListener('click', hide);
})();
