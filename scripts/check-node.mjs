/** Stops with one clear line on a Node that is too old. Kept apart and old-fashioned, so that an old Node can read it. */
export function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 20) return;
  console.error(
    'customer-status-kit needs Node 20 or newer; this is Node ' + process.versions.node + '. Install a newer Node and try again.',
  );
  process.exit(1);
}
