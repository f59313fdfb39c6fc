"""The writers behind :mod:`geo.export`: each turns the table and its member into the bytes of one file."""
