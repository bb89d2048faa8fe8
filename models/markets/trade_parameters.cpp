#include "models/markets/trade_parameters.hpp"

namespace ladder::models {

void TradeParameters::fields(FieldVisitor& v) {
  v.field("goods_elasticity", goods_elasticity,
          {.min = 0.0,
           .max = 12.0,
           .text = "substitution between origins of goods",
           .source = "MODEL 3.12, 2 to 5; chosen on the odd half of the hindcast (ODD 8.2)"});
  v.field("other_elasticity", other_elasticity,
          {.min = 0.0,
           .max = 12.0,
           .text = "substitution between origins of farm products and services",
           .source = "MODEL 3.12"});
  v.field("within_elasticity", within_elasticity,
          {.min = 0.0,
           .max = 12.0,
           .text = "substitution between firms of an industry",
           .source = "prototype micro 4.8"});
  v.field("capability_power", capability_power,
          {.min = 0.0,
           .max = 2.0,
           .text = "power of capability in the shares of origins",
           .source = "MODEL 3.12 has 0.9 and says 0.7 to 1; chosen on the odd half of the hindcast (ODD 8.2)"});
  v.field("fill_power", fill_power,
          {.min = 0.0,
           .max = 5.0,
           .text = "power of delivery reliability in the shares of origins",
           .source = "MODEL 3.12"});
  v.field("share_speed", share_speed,
          {.min = 0.01, .max = 1.0, .text = "adjustment of origin shares, a month", .source = "MODEL 3.12"});
  v.field("firm_share_speed", firm_share_speed,
          {.min = 0.01, .max = 1.0, .text = "adjustment of firm shares, a month", .source = "MODEL 3.12"});
  v.field("transfer_life", transfer_life,
          {.min = 1.0,
           .max = 500.0,
           .text = "fading time of the transfers that finance initial imbalances",
           .source = "MODEL 3.12"});
  v.field("second_round", second_round,
          {.min = 0.0,
           .max = 1.0,
           .text = "share of unsold stock offered to unmet demand in the same month",
           .source = "prototype macro 3.9"});
  v.field("commodity_half_life", commodity_half_life,
          {.min = 0.1,
           .max = 50.0,
           .text = "half-life of deviations of the commodity price",
           .source = "MODEL 3.12, EVIDENCE 3i"});
  v.field("commodity_spread", commodity_spread,
          {.min = 0.0,
           .max = 1.0,
           .text = "standard deviation of yearly innovations of the log commodity price",
           .source = "MODEL 3.12, EVIDENCE 3i"});
  v.field("position_limit", position_limit,
          {.min = 0.2,
           .max = 10.0,
           .text = "net debt abroad over GDP beyond which nobody abroad lends more",
           .source = "assumed; below the bound of MODEL 4"});
  v.field("financing_time", financing_time,
          {.min = 2.0,
           .max = 200.0,
           .text = "time over which lenders abroad would let debt grow to its limit: without debt, a deficit of the "
                   "limit over this time is financed",
           .source = "assumed; with the defaults 10 % of GDP a year without debt; stable from 5 to 200 years"});
}

}  // namespace ladder::models
