"""What readers get of the pictures people send."""

import random
import struct
import zlib

import pytest
from pictures import drawn, near, read, saved
from PIL import Image, ImageCms

from tajuk.media.addresses import WIDTHS
from tajuk.media.errors import MediaError
from tajuk.media.renditions import prepare

RED, BLUE, GREEN = (220, 30, 30), (30, 30, 220), (20, 200, 20)
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL", "ignore::RuntimeWarning:PIL")  # as in production


def refused(original):
    with pytest.raises(MediaError) as caught:
        prepare(original)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_makes_every_width_of_a_large_picture():
    prepared = prepare(saved(drawn(2000, 1500)))

    sizes = {name: read(data).size for name, data in prepared.renditions.items()}
    assert (prepared.media_type, prepared.width, prepared.height) == ("image/jpeg", 2000, 1500)
    assert sizes == {width: (width, width * 3 // 4) for width in WIDTHS}
    assert {read(data).format for data in prepared.renditions.values()} == {"WEBP"}


def test_never_enlarges():
    small, middling = prepare(saved(drawn(200, 100))), prepare(saved(drawn(700, 350)))

    assert {name: read(data).width for name, data in small.renditions.items()} == {320: 200}
    assert {name: read(data).width for name, data in middling.renditions.items()} == {
        320: 320,
        480: 480,
        640: 640,
        960: 700,
    }


def test_the_same_bytes_give_the_same_pictures():
    original = saved(drawn())

    assert prepare(original) == prepare(original)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "GIF", "TIFF", "BMP"])
def test_reads_what_newsrooms_send(format):
    prepared = prepare(saved(drawn(400, 300), format))

    picture = read(prepared.renditions[320]).convert("RGB")
    assert (prepared.width, prepared.height) == (400, 300)
    assert near(picture.getpixel((40, 200)), RED) and near(picture.getpixel((280, 200)), BLUE)


TURNS = [None, "FLIP_LEFT_RIGHT", "ROTATE_180", "FLIP_TOP_BOTTOM", "TRANSPOSE", "ROTATE_90", "TRANSVERSE", "ROTATE_270"]


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize(("orientation", "turn"), list(enumerate(TURNS, start=1)))
def test_a_picture_stands_upright_however_the_camera_was_held(format, orientation, turn):
    exif = Image.Exif()
    exif[0x0112] = orientation
    lying = drawn(400, 300) if turn is None else drawn(400, 300).transpose(Image.Transpose[turn])

    prepared = prepare(saved(lying, format, exif=exif))

    picture = read(prepared.renditions[320]).convert("RGB")
    assert (prepared.width, prepared.height) == (400, 300)
    assert near(picture.getpixel((20, 20)), GREEN)
    assert near(picture.getpixel((20, 200)), RED) and near(picture.getpixel((300, 200)), BLUE)


def test_nothing_a_camera_notes_reaches_a_reader():
    exif = Image.Exif()
    exif[0x010F] = "SECRET CAMERA"
    exif.get_ifd(0x8825)[1] = "S"
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    original = saved(drawn(), exif=exif, icc_profile=srgb, comment=b"SECRET COMMENT", xmp=b"<x>SECRET</x>")
    assert b"SECRET" in original

    for data in prepare(original).renditions.values():
        assert b"SECRET" not in data
        assert not {"exif", "icc_profile", "xmp"} & set(read(data).info)


def test_a_colour_profile_is_applied():
    lab = ImageCms.createProfile("LAB")
    srgb = ImageCms.createProfile("sRGB")
    image = ImageCms.profileToProfile(drawn(400, 300), srgb, lab, outputMode="LAB")

    prepared = prepare(saved(image, "TIFF", icc_profile=ImageCms.ImageCmsProfile(lab).tobytes()))

    assert near(read(prepared.renditions[320]).convert("RGB").getpixel((40, 200)), RED)


def test_a_broken_profile_is_passed_over():
    prepared = prepare(saved(drawn(400, 300), icc_profile=b"no profile at all" * 20))

    assert near(read(prepared.renditions[320]).convert("RGB").getpixel((40, 200)), RED)


def test_print_colours_become_screen_colours():
    prepared = prepare(saved(drawn(400, 300, "CMYK")))

    assert near(read(prepared.renditions[320]).convert("RGB").getpixel((40, 200)), RED)


@pytest.mark.parametrize("format", ["PNG", "TIFF"])
def test_sixteen_bits_of_grey_become_eight(format):
    image = Image.new("I;16", (400, 300), 0x8000)
    image.paste(0xFFFF, (200, 0, 400, 300))

    picture = read(prepare(saved(image, format)).renditions[320]).convert("RGB")

    assert near(picture.getpixel((40, 200)), (128, 128, 128), 4) and near(picture.getpixel((280, 200)), (255,) * 3, 4)


def test_sixteen_bits_of_colour_become_eight():
    row = b"\0" + struct.pack(">HHH", 0xDC00, 0x1E00, 0x1E00) * 400
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", 400, 300, 16, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * 300)),
        (b"IEND", b""),
    ]

    picture = read(prepare(png(chunks)).renditions[320]).convert("RGB")

    assert near(picture.getpixel((40, 200)), RED)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_stays(mode):
    image = drawn(400, 300, "RGBA")
    image.putalpha(Image.linear_gradient("L").resize((400, 300)).point(lambda value: 255 if value > 127 else 0))
    original = saved(image.convert(mode) if mode != "P" else image.quantize(), "PNG")

    picture = read(prepare(original).renditions[320])

    assert picture.mode == "RGBA"
    assert (picture.getpixel((40, 20))[3], picture.getpixel((40, 220))[3]) == (0, 255)


def test_a_transparency_nobody_sees_is_dropped():
    assert read(prepare(saved(drawn(400, 300, "RGBA"), "PNG")).renditions[320]).mode == "RGB"


def test_a_palette_and_one_bit_become_colours():
    assert near(read(prepare(saved(drawn(400, 300, "P"), "PNG")).renditions[320]).getpixel((40, 200)), RED)
    assert read(prepare(saved(drawn(400, 300, "1"), "PNG")).renditions[320]).mode == "RGB"


@pytest.mark.parametrize("format", ["GIF", "WEBP", "PNG"])
def test_a_film_shows_its_first_frame(format):
    frames = [drawn(400, 300), Image.new("RGB", (400, 300), "black"), Image.new("RGB", (400, 300), "white")]

    picture = read(prepare(saved(frames[0], format, save_all=True, append_images=frames[1:])).renditions[320])

    assert getattr(picture, "n_frames", 1) == 1
    assert near(picture.convert("RGB").getpixel((40, 200)), RED)


def test_a_very_tall_picture_is_shrunk_to_what_the_format_holds():
    prepared = prepare(saved(Image.new("L", (400, 20_000), 90), "PNG"))

    assert (prepared.width, prepared.height) == (400, 20_000)
    assert read(prepared.renditions[480]).height == 16_383


def test_a_line_one_pixel_high_is_still_a_picture():
    assert read(prepare(saved(Image.new("RGB", (5000, 1)), "PNG")).renditions[320]).size == (320, 1)


@pytest.mark.parametrize("size", [(8000, 7000), (10_000, 10_000), (60_000, 60_000)])
def test_a_decompression_bomb_is_refused_before_it_unfolds(size):
    bomb = png(
        [(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b"")]
    )

    assert "50,000,000 are the most we take; send a smaller one" in refused(bomb)


REFUSED = {
    "SVG is a document": b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "HEIC pictures cannot be read": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(400),
    "a web page": b"\n<!DOCTYPE html><title>404</title>",
    "a PDF": b"%PDF-1.7\n",
    "the file is empty": b"",
    "not a picture we can read": b"hello, I am text",
}


@pytest.mark.parametrize("reason", REFUSED)
def test_what_is_no_picture_is_refused_with_its_reason(reason):
    assert reason in refused(REFUSED[reason])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_drawing_in_another_encoding_is_told_as_well(encoding):
    assert "SVG" in refused("<svg xmlns='x'/>".encode(encoding))


def test_floating_point_samples_are_refused():
    assert "floating point" in refused(saved(Image.new("F", (400, 300), 0.5), "TIFF"))


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "GIF", "TIFF", "BMP"])
def test_half_a_file_is_refused(format):
    original = saved(Image.effect_noise((400, 300), 80).convert("RGB"), format)

    assert refused(original[: len(original) // 2])


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "GIF", "TIFF", "BMP"])
def test_no_damage_makes_more_than_one_line(format):
    original = saved(drawn(60, 40), format, exif=Image.Exif()) if format != "BMP" else saved(drawn(60, 40), format)
    chance = random.Random(f"{format}")

    for _ in range(150):
        damaged = bytearray(original)
        for _ in range(chance.randint(1, 8)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            prepare(bytes(damaged))
        except MediaError as error:
            assert len(str(error).splitlines()) == 1


def png(chunks):
    """Return a PNG file of these chunks."""
    parts = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
