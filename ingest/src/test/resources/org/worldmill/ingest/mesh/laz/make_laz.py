"""Makes the LAZ files of the tests and their LAS twins: python make_laz.py FOLDER [POINTS]; laspy 2.7 with lazrs 0.8."""
import sys
import laspy
import numpy as np

folder, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 120
for fmt in (0, 1, 2, 3, 6, 7, 8):
    rng = np.random.default_rng(fmt + 1)
    header = laspy.LasHeader(version="1.2" if fmt < 6 else "1.4", point_format=fmt)
    header.scales, header.offsets = [0.01, 0.01, 0.001], [1000, 2000, 10]
    if fmt in (3, 8):
        header.add_extra_dim(laspy.ExtraBytesParams("quality", "u2"))
    las = laspy.LasData(header)
    t = np.arange(count)
    las.x = 1000 + np.cumsum(rng.normal(0.3, 0.2, count))
    las.y = 2000 + 40 * np.sin(t / 9) + rng.normal(0, 0.05, count)
    las.z = 10 + rng.normal(0, 1.5, count) + 300 * (t % 41 == 0)
    returns = 1 + rng.integers(0, 5 if fmt < 6 else 15, count)
    las.number_of_returns = returns
    las.return_number = np.minimum(returns, 1 + rng.integers(0, 7, count))
    las.intensity = rng.integers(0, 65536, count) // (1 + 99 * (t % 3 > 0))
    las.classification = np.where(t % 7 == 0, rng.integers(0, 20, count), 2)
    las.user_data = (t // 10) % 256
    las.point_source_id = t // 30
    las.scan_direction_flag = (t // 5) % 2
    las.edge_of_flight_line = (t % 25 == 0)
    if fmt < 6:
        las.scan_angle_rank = (10 * np.sin(t / 20)).astype(int)
    else:
        las.scan_angle = (3000 * np.sin(t / 20)).astype(int)
        las.scanner_channel = (t // 17) % 4
        las.overlap = t % 11 == 0
    if fmt in (1, 3, 6, 7, 8):
        las.gps_time = 1e8 + np.cumsum(np.where(t % 4 == 0, rng.choice([1e-5, 2e-5, 5e-4, 1e3], count), 0))
    if fmt in (2, 3, 7, 8):
        grey = rng.integers(0, 65536, count)
        las.red, las.green, las.blue = grey, np.where(t % 5, grey, grey // 2), np.where(t % 3, grey, grey // 3)
    if fmt == 8:
        las.nir = rng.integers(0, 65536, count)
    if fmt in (3, 8):
        las.quality = t * 7 % 65536
    las.write(f"{folder}/format{fmt}.las")
    las.write(f"{folder}/format{fmt}.laz", laz_backend=laspy.LazBackend.Lazrs)
