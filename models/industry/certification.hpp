/// Certificates that foreign buyers of manufactures ask for, and the laboratories that issue them (MODEL 3.12; ODD 7.16).
#pragma once
#include <cstddef>
#include <cstdint>

namespace ladder::models {

class World;
struct CertificationParameters;

/// Whether a firm's certificate holds in the month being lived or settled. Of goods for which nobody asks for one, always.
[[nodiscard]] bool is_certified(const World& world, std::size_t row);

/// Weight of an exporter among those who serve foreign orders: 1 with a certificate, less the part of the market that asks
/// for one without; 0 of who does not export.
[[nodiscard]] double export_weight(const World& world, std::size_t row);

/// Part of foreign orders that an industry can serve.
///
///     1 - asked (1 - certified)
///
/// @param certified  part of what its exporters sell at home that is of certified ones, 0 to 1
/// @param asked      part of foreign orders that only certified firms can serve, 0 to 1
[[nodiscard]] double served_abroad(double certified, double asked);

/// Certificates a month that laboratories of an economy can issue at the start.
/// @param exporters  firms that have one then; they renew it once in its life
/// @param group      of income, 0 (low) to 3 (high)
[[nodiscard]] double start_testing_capacity(double exporters, std::size_t group, const CertificationParameters& p);

/// A firm that exports gets in line for its first certificate, or for the next one in time; who does not export leaves the
/// line. Writes the firm's own columns.
void ask_for_certificate(World& world, std::size_t row);

/// A firm that exports at the start has a certificate, of an age that is its own.
void start_certificate(World& world, std::size_t row);
/// Laboratories of an economy at the start: what the exporters of the start need for renewals, and more where incomes are
/// higher.
void start_laboratories(World& world, std::size_t e);

/// The month's line at the laboratories, in the order of asking, ties by row: as many as they can test; who has waited longer than
/// patience goes abroad. The fee is bought with the month's services. A certificate that still holds is
/// prolonged; another holds when the work is done.
void settle_certificates(World& world, std::size_t e);

/// Certified manufacturing firms among those that export, 0 to 1; NaN where none exports.
[[nodiscard]] double certified_exporters(const World& world, std::size_t e);

}  // namespace ladder::models
