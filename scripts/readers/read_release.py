#!/usr/bin/env python3
"""Reads a release with every Python reader that it promises to satisfy.

Usage: read_release.py RELEASE_DIR

Prints one line a reader and ends with status 1 if any of them failed. Nothing here knows how a
release is made: each reader is used as its own documentation says.
"""

import hashlib
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("HF_DATASETS_DISABLE_PROGRESS_BARS", "1")
os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
os.environ.setdefault("RAY_DATA_DISABLE_PROGRESS_BARS", "1")

MEDIA = {"video": "video", "image": "image", "model3d": "mesh"}
FEATURES = {"video": "Video", "image": "Image", "model3d": "Mesh"}
SAMPLES = 3


class Release:
    """The files of a release and what its manifest says of them."""

    def __init__(self, root):
        self.root = Path(root).resolve()
        self.manifest = json.loads((self.root / "meta/release.json").read_text())
        self.rows = {}
        for key, rows in self.manifest["rows"].items():
            config, split = key.split("/")
            self.rows.setdefault(config, {})[split] = rows

    def clip_files(self):
        return sorted(str(path) for path in self.root.glob("meta/clips/*.parquet"))

    def shards(self, config):
        return sorted(str(path) for path in self.root.glob(f"data/{config}/*.parquet"))

    def configs(self):
        return sorted(self.rows)

    def total(self, config=None):
        chosen = [config] if config else self.configs()
        return sum(sum(self.rows[name].values()) for name in chosen)

    def refs(self, config):
        """Some clips of a configuration with the places of their bytes."""
        import pyarrow.dataset as ds

        table = ds.dataset(self.clip_files()).to_table(
            columns=["clip_id", "ref"], filter=ds.field("modality") == config
        )
        return table.to_pylist()[:SAMPLES]


def require(condition, message):
    if not condition:
        raise AssertionError(message)


def require_media(data, ref):
    found = "sha256:" + hashlib.sha256(data).hexdigest()
    require(found == ref["checksum"], f"bytes hash to {found}, ref says {ref['checksum']}")


def pyarrow_dataset(release):
    import pyarrow.dataset as ds

    clips = ds.dataset(release.clip_files()).to_table(columns=["clip_id", "modality", "ref"])
    require(clips.num_rows == release.total(), f"{clips.num_rows} clips, not {release.total()}")
    for config in release.configs():
        shards = ds.dataset(str(release.root / "data" / config), exclude_invalid_files=True)
        ids = shards.to_table(columns=["clip_id"])
        require(ids.num_rows == release.total(config), f"{ids.num_rows} rows of {config}")
    return f"{clips.num_rows} clips"


def pyarrow_row_group(release):
    import pyarrow.parquet as pq

    groups = 0
    for config in release.configs():
        for path in release.shards(config):
            file = pq.ParquetFile(path)
            for group in range(file.num_row_groups):
                for row in file.read_row_group(group, columns=["ref", MEDIA[config]]).to_pylist():
                    if row[MEDIA[config]]["bytes"] is not None:
                        require_media(row[MEDIA[config]]["bytes"], row["ref"])
                groups += 1
    return f"{groups} row groups, all media as their checksums say"


def duckdb_select(release):
    import duckdb

    wanted = []
    for config in release.configs():
        for row in release.refs(config):
            found = duckdb.execute(
                f"select {MEDIA[config]}.bytes, ref.checksum from read_parquet(?) where clip_id = ?",
                [release.shards(config), row["clip_id"]],
            ).fetchall()
            require(len(found) == 1, f"{len(found)} rows with clip_id {row['clip_id']}")
            if found[0][0] is not None:
                require_media(found[0][0], row["ref"])
            wanted.append(row)
    count = duckdb.execute(
        "select count(distinct clip_id) from read_parquet(?)", [release.clip_files()]
    ).fetchone()[0]
    require(count == release.total(), f"{count} clips")
    return f"{len(wanted)} clips found by clip_id"


def polars_scan(release):
    import polars as pl

    for config in release.configs():
        frame = pl.scan_parquet(release.shards(config))
        count = frame.select(pl.len()).collect().item()
        require(count == release.total(config), f"{count} rows of {config}")
        first = frame.select("clip_id", pl.col(MEDIA[config]).struct.field("bytes")).head(1)
        require(first.collect().height == 1, "no first row")
    clips = pl.scan_parquet(release.clip_files()).group_by("modality").len().collect()
    require(clips["len"].sum() == release.total(), f"{clips}")
    return f"{clips['len'].sum()} clips"


def hugging_face(release):
    import datasets

    with tempfile.TemporaryDirectory() as cache:
        for config in release.configs():
            split = next(iter(release.rows[config]))
            stream = datasets.load_dataset(
                str(release.root), config, split=split, streaming=True, cache_dir=cache
            )
            kind = type(stream.features[MEDIA[config]]).__name__
            require(kind == FEATURES[config], f"{config} has a {kind}, not a {FEATURES[config]}")
            require(type(stream.features["thumbnail"]).__name__ == "Image", "thumbnail")
            decoding = type(stream.features[MEDIA[config]])(decode=False)
            undecoded = stream.cast_column(MEDIA[config], decoding)
            undecoded = undecoded.cast_column("thumbnail", datasets.Image(decode=False))
            count = 0
            for row in undecoded:
                if row[MEDIA[config]]["bytes"] is not None:
                    require_media(row[MEDIA[config]]["bytes"], row["ref"])
                count += 1
            require(count == release.rows[config][split], f"{count} rows of {config}/{split}")
        clips = datasets.load_dataset(
            str(release.root), split="train", streaming=True, cache_dir=cache
        )
        first = next(iter(clips))
        require(len(first["clip_id"]) == 32, "the default configuration gives no clips")
    return "Video, Image and Mesh features, streamed"


def hugging_face_card(release):
    """The features in the card and those in the footers are the same."""
    import datasets
    import pyarrow.parquet as pq
    from huggingface_hub import DatasetCard

    card = DatasetCard.load(release.root / "README.md")
    infos = {info["config_name"]: info for info in card.data.to_dict()["dataset_info"]}
    for config in release.configs():
        stated = datasets.Features._from_yaml_list(infos[config]["features"])
        schema = pq.read_schema(release.shards(config)[0])
        require(
            list(stated.items()) == list(datasets.Features.from_arrow_schema(schema).items()),
            f"card and footer of {config} differ",
        )
    return f"{len(infos)} configurations"


def ray_read_parquet(release):
    import logging

    import ray
    import ray.data

    logging.getLogger("ray.data").setLevel(logging.ERROR)
    ray.init(
        num_cpus=1,
        include_dashboard=False,
        logging_level=logging.ERROR,
        log_to_driver=False,
        _node_ip_address="127.0.0.1",
    )
    try:
        ray.data.DataContext.get_current().enable_progress_bars = False
        count = 0
        for config in release.configs():
            column = MEDIA[config]
            rows = ray.data.read_parquet(release.shards(config)).select_columns(
                ["clip_id", "ref", column]
            )
            for row in rows.iter_rows():
                if row[column]["bytes"] is not None:
                    require_media(row[column]["bytes"], row["ref"])
                count += 1
        require(count == release.total(), f"{count} rows")
    finally:
        ray.shutdown()
    return f"{count} rows"


def decode_first_frame(source):
    import av

    with av.open(source) as container:
        return next(container.decode(video=0))


def pyav_bytes(release):
    import pyarrow.parquet as pq

    count = 0
    for path in release.shards("video")[:1]:
        table = pq.ParquetFile(path).read_row_group(0, columns=["video"])
        for row in table.to_pylist()[:SAMPLES]:
            if row["video"]["bytes"] is not None:
                require(decode_first_frame(io.BytesIO(row["video"]["bytes"])).width > 0, "width")
                count += 1
    return f"{count} clips decoded from bytes"


def pyav_subfile(release):
    """FFmpeg plays a clip from inside its shard, without a Parquet reader."""
    count = 0
    for row in release.refs("video"):
        ref = row["ref"]
        path = release.root / ref["uri"]
        with open(path, "rb") as file:
            file.seek(ref["offset"])
            require_media(file.read(ref["size"]), ref)
        end = ref["offset"] + ref["size"]
        url = f"subfile,,start,{ref['offset']},end,{end},,:{path}"
        require(decode_first_frame(url).width > 0, "width")
        count += 1
    return f"{count} clips decoded from inside their shards"


def croissant(release):
    command = Path(sys.executable).parent / "mlcroissant"
    done = subprocess.run(
        [str(command), "validate", "--jsonld", str(release.root / "croissant.json")],
        capture_output=True,
        text=True,
    )
    require(done.returncode == 0 and "error(s)" not in done.stderr, done.stderr.strip())
    return "valid"


READERS = [
    ("pyarrow dataset", pyarrow_dataset),
    ("pyarrow row groups", pyarrow_row_group),
    ("DuckDB", duckdb_select),
    ("Polars", polars_scan),
    ("Hugging Face load_dataset", hugging_face),
    ("Hugging Face dataset card", hugging_face_card),
    ("Ray Data", ray_read_parquet),
    ("PyAV from bytes", pyav_bytes),
    ("PyAV from subfile", pyav_subfile),
    ("mlcroissant validate", croissant),
]


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    release = Release(arguments[0])
    failed = 0
    for name, reader in READERS:
        if name.startswith("PyAV") and "video" not in release.rows:
            print(f"skip  {name}: the release has no video", flush=True)
            continue
        start = time.monotonic()
        try:
            print(f"ok    {name}: {reader(release)} ({time.monotonic() - start:.1f} s)", flush=True)
        except Exception as error:  # every reader is tried, whatever the others did
            failed += 1
            print(f"FAIL  {name}: {type(error).__name__}: {error}", flush=True)
    print(f"{len(READERS) - failed} of {len(READERS)} readers passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
