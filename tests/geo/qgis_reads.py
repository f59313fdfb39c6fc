"""Run by the Python of an installed QGIS, not by ours: what QGIS finds in files, as JSON on standard output."""

from __future__ import annotations

import json
import sys

from qgis.core import QgsApplication, QgsVectorLayer, QgsVectorLayerTemporalProperties


def told(path: str) -> dict[str, object]:
    """Return count, days and the fields that QGIS itself takes for the time of the features."""
    layer = QgsVectorLayer(path, "events", "ogr")
    clock = layer.temporalProperties()
    fields = [clock.startField(), clock.endField()]
    days = [[one[name].toString("yyyy-MM-dd") if one[name] else None for name in fields] for one in layer.getFeatures()]
    mode = QgsVectorLayerTemporalProperties.ModeFeatureDateTimeStartAndEndFromFields
    return {"valid": layer.isValid(), "spans": clock.mode() == mode, "fields": fields, "days": days}


if __name__ == "__main__":
    program = QgsApplication([], False)
    program.initQgis()
    print(json.dumps({path: told(path) for path in sys.argv[1:]}))
    program.exitQgis()
