/// Standard output and standard error: results on the one, everything else on the other; colour where it is
/// wanted.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace ladder::tools {

enum class ColorWish : std::uint8_t { automatic, always, never };

enum class Tone : std::uint8_t { plain, strong, faint, good, bad, warning };

/// What decides whether colour is used on a stream.
struct ColorSetting {
  ColorWish wish = ColorWish::automatic;
  bool terminal = false;
  std::string_view no_color;  ///< environment variable NO_COLOR; any text in it turns colour off
  std::string_view term;      ///< environment variable TERM; "dumb" cannot show colour
};

[[nodiscard]] bool use_color(const ColorSetting& setting);

/// `text` with each control character but line end and tab written out ("\u001b"): a name of a file or of a
/// scenario must not move the cursor or rename the window of who reads a message. @param colors  leave our
/// own colours in
[[nodiscard]] std::string printable(std::string_view text, bool colors);

class Console {
 public:
  /// Before the command line is read: colour by the environment, nothing kept quiet.
  Console();

  void set_color(ColorWish wish);
  void set_quiet(bool quiet) { quiet_ = quiet; }

  // All that is printed is made printable() first.
  void print(std::string_view text);  ///< a result, on standard output
  void note(std::string_view text);   ///< a line for the user, on standard error, not with --quiet
  void warn(std::string_view text);   ///< a line for the user, on standard error, also with --quiet
  void fail(std::string_view text);   ///< why the command failed
  /// Writes out what is still in memory. Throws OutputError where standard output was not taken, as on a full
  /// disk.
  void flush();

  /// `text` in a tone, for print() where that shows colour.
  [[nodiscard]] std::string paint(Tone tone, std::string_view text) const;

  [[nodiscard]] bool color() const { return color_out_; }  ///< print() may show colour
  [[nodiscard]] bool quiet() const { return quiet_; }
  [[nodiscard]] bool error_terminal() const { return error_terminal_; }  ///< a progress bar can be drawn

 private:
  void line(Tone tone, std::string_view head, std::string_view text) const;

  bool quiet_ = false;
  bool error_terminal_;
  bool color_out_ = false;
  bool color_error_ = false;
};

}  // namespace ladder::tools
