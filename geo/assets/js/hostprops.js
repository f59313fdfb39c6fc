// What the host asks of the page: theme, filters, window, view, selection.

export function applyProps(page, props) {
  const { app } = page;
  if (props.theme) page.theme.set(props.theme);
  if (props.filters) app.hearFilters(props.filters, props.heard);
  const range = app.windowFromHost(props.window);
  if (range) app.setWindow(range);
  if (props.view) page.map.setView([props.view.lat, props.view.lon], props.view.zoom, { animate: false });
  app.flush();
  page.protocol.noteWindow(app.windowValue());
  page.save();
  applySelection(page, props);
}

function applySelection({ app, explorer }, { select }) {
  if (select === undefined) return;
  const id = typeof select === 'object' ? select?.id : select;
  const row = app.index.rowOfId.get(id);
  if (row === undefined) explorer.panel.close();
  else if (row !== app.selected) explorer.select(row, { told: true, focus: false });
}
