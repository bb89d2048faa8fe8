/// All model parameters, one struct a chapter, each declared once: the `assumptions:` of a scenario.
#pragma once
#include "models/economy/economy_parameters.hpp"
#include "models/fields.hpp"
#include "models/industry/industry_parameters.hpp"
#include "models/markets/trade_parameters.hpp"
#include "models/materials/material_parameters.hpp"
#include "models/products/product_parameters.hpp"
#include "models/technology/technology_parameters.hpp"

namespace ladder::models {

struct Parameters {
  PerYear frontier_growth{0.02};  ///< long-run growth of best practice in manufacturing
  OperationsParameters operations;
  InvestmentParameters investment;
  SkillParameters skills;
  SearchParameters search;
  LabourParameters labour;
  DemandParameters demand;
  CrisisParameters crises;
  TradeParameters trade;
  OwnAccountParameters own_account;
  LineParameters lines;
  ExportParameters exports;
  CertificationParameters certification;
  DemographyParameters demography;
  ClassificationParameters classification;
  DigitalParameters digital;
  EfficiencyParameters efficiency;
  DepthParameters depth;
  RetentionParameters retention;
  AdviceParameters advice;
  ResearchParameters research;
  TransferParameters transfer;
  MaterialParameters materials;
  CircularParameters circular;
  EnergyParameters energy;
  ProductParameters products;
  NetworkParameters networks;
  void fields(FieldVisitor& v);
};

}  // namespace ladder::models
