// What of the page is kept over a reload and goes into the link that cites it.

// As state.js writes it. Filters are the host's to keep, where there is one.
export function snapshotOf({ app, core, map, choropleth, framed }) {
  const { lat, lng } = map.getCenter();
  return {
    window: app.window,
    axis: app.axisName === 'zoom' ? 'whole' : app.axisName,
    view: { lat, lon: lng, zoom: map.getZoom() },
    borders: choropleth.saved,
    types: framed ? null : app.filters.types,
    certain: app.certain,
    tint: choropleth.tint === 'events' ? null : choropleth.tint,
    bars: app.grouping.name === 'type' ? null : app.grouping.name,
    select: app.selected >= 0 ? core.ids[app.selected] : null,
  };
}

// Before the first picture: the filters and choices of a snapshot. Names the data do not have are dropped.
export function restoreChoices({ app, core, choropleth, framed }, saved) {
  if (saved.bars) app.setGrouping(saved.bars);
  if (saved.tint) choropleth.setTint(saved.tint);
  app.certain = Boolean(saved.certain);
  if (framed || !saved.types) return;
  const types = saved.types.filter((name) => core.types.includes(name));
  if (saved.types.length && !types.length) return;
  app.filters = { ...app.filters, types };
  app.index.setFilters(app.filters);
}
