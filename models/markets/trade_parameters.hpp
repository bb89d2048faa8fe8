/// What is assumed of trade and the outside. Each number is declared once, with its range and source.
#pragma once
#include "models/fields.hpp"

namespace ladder::models {

/// 3.12 Trade and the outside.
struct TradeParameters {
  Number goods_elasticity{2.0};
  Number other_elasticity{1.5};   ///< farm products and services
  Number within_elasticity{2.0};  ///< between firms of one industry
  Number capability_power{0.7};
  Number fill_power{1.5};
  Share share_speed{0.12};       ///< a month, between origins
  Share firm_share_speed{0.11};  ///< a month, between firms
  Years transfer_life{40.0};
  Share second_round{0.5};  ///< of unsold stock offered again in the same month
  Years commodity_half_life{2.5};
  LogPoints commodity_spread{0.22};
  Number position_limit{1.0};  ///< net debt abroad over GDP beyond which nobody abroad lends more
  Years financing_time{10.0};  ///< over which lenders abroad would let the debt grow to its limit
  void fields(FieldVisitor& v);
};

}  // namespace ladder::models
