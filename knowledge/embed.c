// SPDX-License-Identifier: GPL-3.0-or-later
// Written by scripts/embed.sh; a test compares the list with the folder.
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "knowledge.h"
static const unsigned char file1[] = {
#embed "acts/community.tsv"
};
static const unsigned char file2[] = {
#embed "acts/delegation.tsv"
};
static const unsigned char file3[] = {
#embed "acts/discipline.tsv"
};
static const unsigned char file4[] = {
#embed "acts/disclosure.tsv"
};
static const unsigned char file5[] = {
#embed "acts/everyday.tsv"
};
static const unsigned char file6[] = {
#embed "acts/expansion.tsv"
};
static const unsigned char file7[] = {
#embed "acts/facilities.tsv"
};
static const unsigned char file8[] = {
#embed "acts/finance.tsv"
};
static const unsigned char file9[] = {
#embed "acts/food_care.tsv"
};
static const unsigned char file10[] = {
#embed "acts/generic.tsv"
};
static const unsigned char file11[] = {
#embed "acts/investment.tsv"
};
static const unsigned char file12[] = {
#embed "acts/it.tsv"
};
static const unsigned char file13[] = {
#embed "acts/legal.tsv"
};
static const unsigned char file14[] = {
#embed "acts/logistics.tsv"
};
static const unsigned char file15[] = {
#embed "acts/marketing.tsv"
};
static const unsigned char file16[] = {
#embed "acts/pay.tsv"
};
static const unsigned char file17[] = {
#embed "acts/payment.tsv"
};
static const unsigned char file18[] = {
#embed "acts/people.tsv"
};
static const unsigned char file19[] = {
#embed "acts/price.tsv"
};
static const unsigned char file20[] = {
#embed "acts/production.tsv"
};
static const unsigned char file21[] = {
#embed "acts/purchasing.tsv"
};
static const unsigned char file22[] = {
#embed "acts/quality.tsv"
};
static const unsigned char file23[] = {
#embed "acts/safety.tsv"
};
static const unsigned char file24[] = {
#embed "acts/sales.tsv"
};
static const unsigned char file25[] = {
#embed "acts/site.tsv"
};
static const unsigned char file26[] = {
#embed "acts/training.tsv"
};
static const unsigned char file27[] = {
#embed "acts/worktime.tsv"
};
static const unsigned char file28[] = {
#embed "concepts/anti_pattern.tsv"
};
static const unsigned char file29[] = {
#embed "concepts/causes.tsv"
};
static const unsigned char file30[] = {
#embed "concepts/cost.tsv"
};
static const unsigned char file31[] = {
#embed "concepts/counterparties.tsv"
};
static const unsigned char file32[] = {
#embed "concepts/customer.tsv"
};
static const unsigned char file33[] = {
#embed "concepts/delegation.tsv"
};
static const unsigned char file34[] = {
#embed "concepts/direction.tsv"
};
static const unsigned char file35[] = {
#embed "concepts/evaluation.tsv"
};
static const unsigned char file36[] = {
#embed "concepts/everyday.tsv"
};
static const unsigned char file37[] = {
#embed "concepts/finance.tsv"
};
static const unsigned char file38[] = {
#embed "concepts/governance.tsv"
};
static const unsigned char file39[] = {
#embed "concepts/investment.tsv"
};
static const unsigned char file40[] = {
#embed "concepts/it.tsv"
};
static const unsigned char file41[] = {
#embed "concepts/kinds/causes.tsv"
};
static const unsigned char file42[] = {
#embed "concepts/kinds/counterparties.tsv"
};
static const unsigned char file43[] = {
#embed "concepts/kinds/everyday.tsv"
};
static const unsigned char file44[] = {
#embed "concepts/kinds/objects.tsv"
};
static const unsigned char file45[] = {
#embed "concepts/kinds/places.tsv"
};
static const unsigned char file46[] = {
#embed "concepts/kinds/products.tsv"
};
static const unsigned char file47[] = {
#embed "concepts/next.tsv"
};
static const unsigned char file48[] = {
#embed "concepts/objects.tsv"
};
static const unsigned char file49[] = {
#embed "concepts/operations.tsv"
};
static const unsigned char file50[] = {
#embed "concepts/organization.tsv"
};
static const unsigned char file51[] = {
#embed "concepts/people.tsv"
};
static const unsigned char file52[] = {
#embed "concepts/philosophy.tsv"
};
static const unsigned char file53[] = {
#embed "concepts/places.tsv"
};
static const unsigned char file54[] = {
#embed "concepts/planning.tsv"
};
static const unsigned char file55[] = {
#embed "concepts/price.tsv"
};
static const unsigned char file56[] = {
#embed "concepts/products.tsv"
};
static const unsigned char file57[] = {
#embed "concepts/quality.tsv"
};
static const unsigned char file58[] = {
#embed "concepts/risk.tsv"
};
static const unsigned char file59[] = {
#embed "concepts/sales.tsv"
};
static const unsigned char file60[] = {
#embed "concepts/society.tsv"
};
static const unsigned char file61[] = {
#embed "concepts/strategy.tsv"
};
static const unsigned char file62[] = {
#embed "concepts/supply.tsv"
};
static const unsigned char file63[] = {
#embed "concepts/support.tsv"
};
static const unsigned char file64[] = {
#embed "decisions/act_states.tsv"
};
static const unsigned char file65[] = {
#embed "decisions/carried_states.tsv"
};
static const unsigned char file66[] = {
#embed "decisions/case_cues.tsv"
};
static const unsigned char file67[] = {
#embed "decisions/coming_times.tsv"
};
static const unsigned char file68[] = {
#embed "decisions/company_figures.tsv"
};
static const unsigned char file69[] = {
#embed "decisions/conflict_cues.tsv"
};
static const unsigned char file70[] = {
#embed "decisions/contraries.tsv"
};
static const unsigned char file71[] = {
#embed "decisions/contrary_turns.tsv"
};
static const unsigned char file72[] = {
#embed "decisions/converse_acts.tsv"
};
static const unsigned char file73[] = {
#embed "decisions/directions.tsv"
};
static const unsigned char file74[] = {
#embed "decisions/ending_acts.tsv"
};
static const unsigned char file75[] = {
#embed "decisions/leaving_acts.tsv"
};
static const unsigned char file76[] = {
#embed "decisions/light_acts.tsv"
};
static const unsigned char file77[] = {
#embed "decisions/light_signs.tsv"
};
static const unsigned char file78[] = {
#embed "decisions/light_terms.tsv"
};
static const unsigned char file79[] = {
#embed "decisions/named_limits.tsv"
};
static const unsigned char file80[] = {
#embed "decisions/number_states.tsv"
};
static const unsigned char file81[] = {
#embed "decisions/omitting_acts.tsv"
};
static const unsigned char file82[] = {
#embed "decisions/past_times.tsv"
};
static const unsigned char file83[] = {
#embed "decisions/presupposed_acts.tsv"
};
static const unsigned char file84[] = {
#embed "decisions/ranking_cues.tsv"
};
static const unsigned char file85[] = {
#embed "decisions/related_acts.tsv"
};
static const unsigned char file86[] = {
#embed "decisions/request_cues.tsv"
};
static const unsigned char file87[] = {
#embed "decisions/sides.tsv"
};
static const unsigned char file88[] = {
#embed "decisions/soft_cues.tsv"
};
static const unsigned char file89[] = {
#embed "decisions/state_acts.tsv"
};
static const unsigned char file90[] = {
#embed "decisions/state_cues.tsv"
};
static const unsigned char file91[] = {
#embed "decisions/superseded_cues.tsv"
};
static const unsigned char file92[] = {
#embed "decisions/values.tsv"
};
static const unsigned char file93[] = {
#embed "decisions/ways/acts.tsv"
};
static const unsigned char file94[] = {
#embed "decisions/ways/conditions.tsv"
};
static const unsigned char file95[] = {
#embed "decisions/ways/dealings.tsv"
};
static const unsigned char file96[] = {
#embed "decisions/ways/doings.tsv"
};
static const unsigned char file97[] = {
#embed "decisions/ways/everyday.tsv"
};
static const unsigned char file98[] = {
#embed "decisions/ways/people.tsv"
};
static const unsigned char file99[] = {
#embed "decisions/ways/spoken.tsv"
};
static const unsigned char file100[] = {
#embed "decisions/ways/things.tsv"
};
static const unsigned char file101[] = {
#embed "decisions/wishes.tsv"
};
static const unsigned char file102[] = {
#embed "decisions/word_heads.tsv"
};
static const unsigned char file103[] = {
#embed "decisions/yielding_acts.tsv"
};
static const unsigned char file104[] = {
#embed "gaps/assumption-changed/cases.tsv"
};
static const unsigned char file105[] = {
#embed "gaps/assumption-changed/rule.dl"
};
static const unsigned char file106[] = {
#embed "gaps/assumption-changed/words.tsv"
};
static const unsigned char file107[] = {
#embed "gaps/conflict/cases.tsv"
};
static const unsigned char file108[] = {
#embed "gaps/conflict/rule.dl"
};
static const unsigned char file109[] = {
#embed "gaps/conflict/words.tsv"
};
static const unsigned char file110[] = {
#embed "gaps/criteria-sales-only/cases.tsv"
};
static const unsigned char file111[] = {
#embed "gaps/criteria-sales-only/rule.dl"
};
static const unsigned char file112[] = {
#embed "gaps/criteria-sales-only/words.tsv"
};
static const unsigned char file113[] = {
#embed "gaps/criteria-weights/cases.tsv"
};
static const unsigned char file114[] = {
#embed "gaps/criteria-weights/rule.dl"
};
static const unsigned char file115[] = {
#embed "gaps/criteria-weights/words.tsv"
};
static const unsigned char file116[] = {
#embed "gaps/criterion-against-number/cases.tsv"
};
static const unsigned char file117[] = {
#embed "gaps/criterion-against-number/rule.dl"
};
static const unsigned char file118[] = {
#embed "gaps/criterion-against-number/words.tsv"
};
static const unsigned char file119[] = {
#embed "gaps/delegation-without-holder/cases.tsv"
};
static const unsigned char file120[] = {
#embed "gaps/delegation-without-holder/rule.dl"
};
static const unsigned char file121[] = {
#embed "gaps/delegation-without-holder/words.tsv"
};
static const unsigned char file122[] = {
#embed "gaps/delegation-without-limit/cases.tsv"
};
static const unsigned char file123[] = {
#embed "gaps/delegation-without-limit/rule.dl"
};
static const unsigned char file124[] = {
#embed "gaps/delegation-without-limit/words.tsv"
};
static const unsigned char file125[] = {
#embed "gaps/duplicate/cases.tsv"
};
static const unsigned char file126[] = {
#embed "gaps/duplicate/rule.dl"
};
static const unsigned char file127[] = {
#embed "gaps/duplicate/words.tsv"
};
static const unsigned char file128[] = {
#embed "gaps/evaluation-unlinked/cases.tsv"
};
static const unsigned char file129[] = {
#embed "gaps/evaluation-unlinked/rule.dl"
};
static const unsigned char file130[] = {
#embed "gaps/evaluation-unlinked/words.tsv"
};
static const unsigned char file131[] = {
#embed "gaps/executives-absent/cases.tsv"
};
static const unsigned char file132[] = {
#embed "gaps/executives-absent/rule.dl"
};
static const unsigned char file133[] = {
#embed "gaps/executives-absent/words.tsv"
};
static const unsigned char file134[] = {
#embed "gaps/finance-unlinked/cases.tsv"
};
static const unsigned char file135[] = {
#embed "gaps/finance-unlinked/rule.dl"
};
static const unsigned char file136[] = {
#embed "gaps/finance-unlinked/words.tsv"
};
static const unsigned char file137[] = {
#embed "gaps/horizon-missing/cases.tsv"
};
static const unsigned char file138[] = {
#embed "gaps/horizon-missing/rule.dl"
};
static const unsigned char file139[] = {
#embed "gaps/horizon-missing/words.tsv"
};
static const unsigned char file140[] = {
#embed "gaps/initiative-cost-only/cases.tsv"
};
static const unsigned char file141[] = {
#embed "gaps/initiative-cost-only/rule.dl"
};
static const unsigned char file142[] = {
#embed "gaps/initiative-cost-only/words.tsv"
};
static const unsigned char file143[] = {
#embed "gaps/initiative-effects-unstated/cases.tsv"
};
static const unsigned char file144[] = {
#embed "gaps/initiative-effects-unstated/rule.dl"
};
static const unsigned char file145[] = {
#embed "gaps/initiative-effects-unstated/words.tsv"
};
static const unsigned char file146[] = {
#embed "gaps/initiative-hours-unused/cases.tsv"
};
static const unsigned char file147[] = {
#embed "gaps/initiative-hours-unused/rule.dl"
};
static const unsigned char file148[] = {
#embed "gaps/initiative-hours-unused/words.tsv"
};
static const unsigned char file149[] = {
#embed "gaps/initiative-local-optimum/cases.tsv"
};
static const unsigned char file150[] = {
#embed "gaps/initiative-local-optimum/rule.dl"
};
static const unsigned char file151[] = {
#embed "gaps/initiative-local-optimum/words.tsv"
};
static const unsigned char file152[] = {
#embed "gaps/initiative-money-unused/cases.tsv"
};
static const unsigned char file153[] = {
#embed "gaps/initiative-money-unused/rule.dl"
};
static const unsigned char file154[] = {
#embed "gaps/initiative-money-unused/words.tsv"
};
static const unsigned char file155[] = {
#embed "gaps/initiative-process-untagged/cases.tsv"
};
static const unsigned char file156[] = {
#embed "gaps/initiative-process-untagged/rule.dl"
};
static const unsigned char file157[] = {
#embed "gaps/initiative-process-untagged/words.tsv"
};
static const unsigned char file158[] = {
#embed "gaps/initiative-to-review/cases.tsv"
};
static const unsigned char file159[] = {
#embed "gaps/initiative-to-review/rule.dl"
};
static const unsigned char file160[] = {
#embed "gaps/initiative-to-review/words.tsv"
};
static const unsigned char file161[] = {
#embed "gaps/initiative-without-baseline/cases.tsv"
};
static const unsigned char file162[] = {
#embed "gaps/initiative-without-baseline/rule.dl"
};
static const unsigned char file163[] = {
#embed "gaps/initiative-without-baseline/words.tsv"
};
static const unsigned char file164[] = {
#embed "gaps/initiative-without-exit/cases.tsv"
};
static const unsigned char file165[] = {
#embed "gaps/initiative-without-exit/rule.dl"
};
static const unsigned char file166[] = {
#embed "gaps/initiative-without-exit/words.tsv"
};
static const unsigned char file167[] = {
#embed "gaps/initiative-without-figure/cases.tsv"
};
static const unsigned char file168[] = {
#embed "gaps/initiative-without-figure/rule.dl"
};
static const unsigned char file169[] = {
#embed "gaps/initiative-without-figure/words.tsv"
};
static const unsigned char file170[] = {
#embed "gaps/initiative-without-horizon-role/cases.tsv"
};
static const unsigned char file171[] = {
#embed "gaps/initiative-without-horizon-role/rule.dl"
};
static const unsigned char file172[] = {
#embed "gaps/initiative-without-horizon-role/words.tsv"
};
static const unsigned char file173[] = {
#embed "gaps/initiative-without-learning/cases.tsv"
};
static const unsigned char file174[] = {
#embed "gaps/initiative-without-learning/rule.dl"
};
static const unsigned char file175[] = {
#embed "gaps/initiative-without-learning/words.tsv"
};
static const unsigned char file176[] = {
#embed "gaps/initiative-without-return/cases.tsv"
};
static const unsigned char file177[] = {
#embed "gaps/initiative-without-return/rule.dl"
};
static const unsigned char file178[] = {
#embed "gaps/initiative-without-return/words.tsv"
};
static const unsigned char file179[] = {
#embed "gaps/initiative-without-roles/cases.tsv"
};
static const unsigned char file180[] = {
#embed "gaps/initiative-without-roles/rule.dl"
};
static const unsigned char file181[] = {
#embed "gaps/initiative-without-roles/words.tsv"
};
static const unsigned char file182[] = {
#embed "gaps/initiative-without-touchpoint/cases.tsv"
};
static const unsigned char file183[] = {
#embed "gaps/initiative-without-touchpoint/rule.dl"
};
static const unsigned char file184[] = {
#embed "gaps/initiative-without-touchpoint/words.tsv"
};
static const unsigned char file185[] = {
#embed "gaps/number-without-baseline/cases.tsv"
};
static const unsigned char file186[] = {
#embed "gaps/number-without-baseline/rule.dl"
};
static const unsigned char file187[] = {
#embed "gaps/number-without-baseline/words.tsv"
};
static const unsigned char file188[] = {
#embed "gaps/number-without-criterion/cases.tsv"
};
static const unsigned char file189[] = {
#embed "gaps/number-without-criterion/rule.dl"
};
static const unsigned char file190[] = {
#embed "gaps/number-without-criterion/words.tsv"
};
static const unsigned char file191[] = {
#embed "gaps/number-without-owner/cases.tsv"
};
static const unsigned char file192[] = {
#embed "gaps/number-without-owner/rule.dl"
};
static const unsigned char file193[] = {
#embed "gaps/number-without-owner/words.tsv"
};
static const unsigned char file194[] = {
#embed "gaps/number-without-principle/cases.tsv"
};
static const unsigned char file195[] = {
#embed "gaps/number-without-principle/rule.dl"
};
static const unsigned char file196[] = {
#embed "gaps/number-without-principle/words.tsv"
};
static const unsigned char file197[] = {
#embed "gaps/prerequisite-later/cases.tsv"
};
static const unsigned char file198[] = {
#embed "gaps/prerequisite-later/rule.dl"
};
static const unsigned char file199[] = {
#embed "gaps/prerequisite-later/words.tsv"
};
static const unsigned char file200[] = {
#embed "gaps/principle-without-number/cases.tsv"
};
static const unsigned char file201[] = {
#embed "gaps/principle-without-number/rule.dl"
};
static const unsigned char file202[] = {
#embed "gaps/principle-without-number/words.tsv"
};
static const unsigned char file203[] = {
#embed "gaps/principle-without-strategy/cases.tsv"
};
static const unsigned char file204[] = {
#embed "gaps/principle-without-strategy/rule.dl"
};
static const unsigned char file205[] = {
#embed "gaps/principle-without-strategy/words.tsv"
};
static const unsigned char file206[] = {
#embed "gaps/purpose-vague/cases.tsv"
};
static const unsigned char file207[] = {
#embed "gaps/purpose-vague/rule.dl"
};
static const unsigned char file208[] = {
#embed "gaps/purpose-vague/words.tsv"
};
static const unsigned char file209[] = {
#embed "gaps/shadowed/cases.tsv"
};
static const unsigned char file210[] = {
#embed "gaps/shadowed/rule.dl"
};
static const unsigned char file211[] = {
#embed "gaps/shadowed/words.tsv"
};
static const unsigned char file212[] = {
#embed "gaps/standard-on-one-person/cases.tsv"
};
static const unsigned char file213[] = {
#embed "gaps/standard-on-one-person/rule.dl"
};
static const unsigned char file214[] = {
#embed "gaps/standard-on-one-person/words.tsv"
};
static const unsigned char file215[] = {
#embed "gaps/standard-without-document/cases.tsv"
};
static const unsigned char file216[] = {
#embed "gaps/standard-without-document/rule.dl"
};
static const unsigned char file217[] = {
#embed "gaps/standard-without-document/words.tsv"
};
static const unsigned char file218[] = {
#embed "gaps/standard-without-owner/cases.tsv"
};
static const unsigned char file219[] = {
#embed "gaps/standard-without-owner/rule.dl"
};
static const unsigned char file220[] = {
#embed "gaps/standard-without-owner/words.tsv"
};
static const unsigned char file221[] = {
#embed "gaps/ten-years-without-nearer/cases.tsv"
};
static const unsigned char file222[] = {
#embed "gaps/ten-years-without-nearer/rule.dl"
};
static const unsigned char file223[] = {
#embed "gaps/ten-years-without-nearer/words.tsv"
};
static const unsigned char file224[] = {
#embed "gaps/vague-word/cases.tsv"
};
static const unsigned char file225[] = {
#embed "gaps/vague-word/rule.dl"
};
static const unsigned char file226[] = {
#embed "gaps/vague-word/words.tsv"
};
static const unsigned char file227[] = {
#embed "interview/complaints.tsv"
};
static const unsigned char file228[] = {
#embed "kpis/accounts.tsv"
};
static const unsigned char file229[] = {
#embed "kpis/examples.tsv"
};
static const unsigned char file230[] = {
#embed "kpis/items.tsv"
};
static const unsigned char file231[] = {
#embed "kpis/kpi_sources.tsv"
};
static const unsigned char file232[] = {
#embed "kpis/kpis.tsv"
};
static const unsigned char file233[] = {
#embed "kpis/overview.tsv"
};
static const unsigned char file234[] = {
#embed "kpis/plain.tsv"
};
static const unsigned char file235[] = {
#embed "kpis/subtotals.tsv"
};
static const unsigned char file236[] = {
#embed "kpis/variants.tsv"
};
static const unsigned char file237[] = {
#embed "language/back_references.tsv"
};
static const unsigned char file238[] = {
#embed "language/complements.tsv"
};
static const unsigned char file239[] = {
#embed "language/en/bound_words.tsv"
};
static const unsigned char file240[] = {
#embed "language/en/change_words.tsv"
};
static const unsigned char file241[] = {
#embed "language/en/comparators.tsv"
};
static const unsigned char file242[] = {
#embed "language/en/deontic_verbs.tsv"
};
static const unsigned char file243[] = {
#embed "language/en/everyday_nouns.tsv"
};
static const unsigned char file244[] = {
#embed "language/en/function_words.tsv"
};
static const unsigned char file245[] = {
#embed "language/en/homonyms.tsv"
};
static const unsigned char file246[] = {
#embed "language/en/irregular_verbs.tsv"
};
static const unsigned char file247[] = {
#embed "language/en/kind_cues.tsv"
};
static const unsigned char file248[] = {
#embed "language/en/kind_shapes.tsv"
};
static const unsigned char file249[] = {
#embed "language/en/not_numbers.tsv"
};
static const unsigned char file250[] = {
#embed "language/en/number_words.tsv"
};
static const unsigned char file251[] = {
#embed "language/en/plain_verbs.tsv"
};
static const unsigned char file252[] = {
#embed "language/en/profile_cues.tsv"
};
static const unsigned char file253[] = {
#embed "language/en/qualities.tsv"
};
static const unsigned char file254[] = {
#embed "language/en/speech_forms.tsv"
};
static const unsigned char file255[] = {
#embed "language/en/time_words.tsv"
};
static const unsigned char file256[] = {
#embed "language/en/told_exceptions.tsv"
};
static const unsigned char file257[] = {
#embed "language/en/unit_contexts.tsv"
};
static const unsigned char file258[] = {
#embed "language/en/units.tsv"
};
static const unsigned char file259[] = {
#embed "language/en/vague.tsv"
};
static const unsigned char file260[] = {
#embed "language/en/worries.tsv"
};
static const unsigned char file261[] = {
#embed "language/ja/change_words.tsv"
};
static const unsigned char file262[] = {
#embed "language/ja/clash_words.tsv"
};
static const unsigned char file263[] = {
#embed "language/ja/comparators.tsv"
};
static const unsigned char file264[] = {
#embed "language/ja/deontic_verbs.tsv"
};
static const unsigned char file265[] = {
#embed "language/ja/everyday_nouns.tsv"
};
static const unsigned char file266[] = {
#embed "language/ja/function_words.tsv"
};
static const unsigned char file267[] = {
#embed "language/ja/kind_cues.tsv"
};
static const unsigned char file268[] = {
#embed "language/ja/kind_shapes.tsv"
};
static const unsigned char file269[] = {
#embed "language/ja/not_numbers.tsv"
};
static const unsigned char file270[] = {
#embed "language/ja/number_words.tsv"
};
static const unsigned char file271[] = {
#embed "language/ja/profile_cues.tsv"
};
static const unsigned char file272[] = {
#embed "language/ja/speech_forms.tsv"
};
static const unsigned char file273[] = {
#embed "language/ja/time_words.tsv"
};
static const unsigned char file274[] = {
#embed "language/ja/unit_contexts.tsv"
};
static const unsigned char file275[] = {
#embed "language/ja/units.tsv"
};
static const unsigned char file276[] = {
#embed "language/ja/vague.tsv"
};
static const unsigned char file277[] = {
#embed "language/ja/worries.tsv"
};
static const unsigned char file278[] = {
#embed "language/metrics.tsv"
};
static const unsigned char file279[] = {
#embed "language/senses.tsv"
};
static const unsigned char file280[] = {
#embed "register/advice.tsv"
};
static const unsigned char file281[] = {
#embed "register/behaviours.tsv"
};
static const unsigned char file282[] = {
#embed "register/choices.tsv"
};
static const unsigned char file283[] = {
#embed "register/comparison.tsv"
};
static const unsigned char file284[] = {
#embed "register/coverage.tsv"
};
static const unsigned char file285[] = {
#embed "register/fields.tsv"
};
static const unsigned char file286[] = {
#embed "register/levels.tsv"
};
static const unsigned char file287[] = {
#embed "register/packs.tsv"
};
static const unsigned char file288[] = {
#embed "register/slots.tsv"
};
static const unsigned char file289[] = {
#embed "register/stages.tsv"
};
static const unsigned char file290[] = {
#embed "register/types.tsv"
};
static const unsigned char file291[] = {
#embed "register/verdicts.tsv"
};
static const unsigned char file292[] = {
#embed "roles/departments.tsv"
};
static const unsigned char file293[] = {
#embed "roles/ranks.tsv"
};
static const unsigned char file294[] = {
#embed "roles/roles.tsv"
};
static const unsigned char file295[] = {
#embed "rules/act_effects.tsv"
};
static const unsigned char file296[] = {
#embed "rules/concepts.dl"
};
static const unsigned char file297[] = {
#embed "rules/facts.dl"
};
static const unsigned char file298[] = {
#embed "rules/gaps.dl"
};
static const unsigned char file299[] = {
#embed "rules/ground.dl"
};
static const unsigned char file300[] = {
#embed "rules/links.dl"
};
static const unsigned char file301[] = {
#embed "rules/matter_numbers.tsv"
};
static const unsigned char file302[] = {
#embed "rules/matter_words.tsv"
};
static const unsigned char file303[] = {
#embed "rules/matters.dl"
};
static const unsigned char file304[] = {
#embed "rules/matters.tsv"
};
static const unsigned char file305[] = {
#embed "rules/plain_words.tsv"
};
static const unsigned char file306[] = {
#embed "rules/register.dl"
};
static const unsigned char file307[] = {
#embed "rules/trains.dl"
};
static const unsigned char file308[] = {
#embed "rules/words.tsv"
};
static const unsigned char file309[] = {
#embed "states/states.tsv"
};
static const unsigned char file310[] = {
#embed "states/unknown.tsv"
};
static const unsigned char file311[] = {
#embed "words/answers.tsv"
};
static const unsigned char file312[] = {
#embed "words/commands.tsv"
};
static const unsigned char file313[] = {
#embed "words/corrections.tsv"
};
static const unsigned char file314[] = {
#embed "words/counsel.tsv"
};
static const unsigned char file315[] = {
#embed "words/demo.tsv"
};
static const unsigned char file316[] = {
#embed "words/drafts.tsv"
};
static const unsigned char file317[] = {
#embed "words/explain.tsv"
};
static const unsigned char file318[] = {
#embed "words/guesses.tsv"
};
static const unsigned char file319[] = {
#embed "words/help.tsv"
};
static const unsigned char file320[] = {
#embed "words/line.tsv"
};
static const unsigned char file321[] = {
#embed "words/lint.tsv"
};
static const unsigned char file322[] = {
#embed "words/problems.tsv"
};
static const unsigned char file323[] = {
#embed "words/register.tsv"
};
static const unsigned char file324[] = {
#embed "words/replies.tsv"
};
static const unsigned char file325[] = {
#embed "words/talked.tsv"
};
static const unsigned char file326[] = {
#embed "words/told_profile.tsv"
};
static const struct alterego_knowledge_file files[] = {
    {"acts/community.tsv", file1, sizeof file1},
    {"acts/delegation.tsv", file2, sizeof file2},
    {"acts/discipline.tsv", file3, sizeof file3},
    {"acts/disclosure.tsv", file4, sizeof file4},
    {"acts/everyday.tsv", file5, sizeof file5},
    {"acts/expansion.tsv", file6, sizeof file6},
    {"acts/facilities.tsv", file7, sizeof file7},
    {"acts/finance.tsv", file8, sizeof file8},
    {"acts/food_care.tsv", file9, sizeof file9},
    {"acts/generic.tsv", file10, sizeof file10},
    {"acts/investment.tsv", file11, sizeof file11},
    {"acts/it.tsv", file12, sizeof file12},
    {"acts/legal.tsv", file13, sizeof file13},
    {"acts/logistics.tsv", file14, sizeof file14},
    {"acts/marketing.tsv", file15, sizeof file15},
    {"acts/pay.tsv", file16, sizeof file16},
    {"acts/payment.tsv", file17, sizeof file17},
    {"acts/people.tsv", file18, sizeof file18},
    {"acts/price.tsv", file19, sizeof file19},
    {"acts/production.tsv", file20, sizeof file20},
    {"acts/purchasing.tsv", file21, sizeof file21},
    {"acts/quality.tsv", file22, sizeof file22},
    {"acts/safety.tsv", file23, sizeof file23},
    {"acts/sales.tsv", file24, sizeof file24},
    {"acts/site.tsv", file25, sizeof file25},
    {"acts/training.tsv", file26, sizeof file26},
    {"acts/worktime.tsv", file27, sizeof file27},
    {"concepts/anti_pattern.tsv", file28, sizeof file28},
    {"concepts/causes.tsv", file29, sizeof file29},
    {"concepts/cost.tsv", file30, sizeof file30},
    {"concepts/counterparties.tsv", file31, sizeof file31},
    {"concepts/customer.tsv", file32, sizeof file32},
    {"concepts/delegation.tsv", file33, sizeof file33},
    {"concepts/direction.tsv", file34, sizeof file34},
    {"concepts/evaluation.tsv", file35, sizeof file35},
    {"concepts/everyday.tsv", file36, sizeof file36},
    {"concepts/finance.tsv", file37, sizeof file37},
    {"concepts/governance.tsv", file38, sizeof file38},
    {"concepts/investment.tsv", file39, sizeof file39},
    {"concepts/it.tsv", file40, sizeof file40},
    {"concepts/kinds/causes.tsv", file41, sizeof file41},
    {"concepts/kinds/counterparties.tsv", file42, sizeof file42},
    {"concepts/kinds/everyday.tsv", file43, sizeof file43},
    {"concepts/kinds/objects.tsv", file44, sizeof file44},
    {"concepts/kinds/places.tsv", file45, sizeof file45},
    {"concepts/kinds/products.tsv", file46, sizeof file46},
    {"concepts/next.tsv", file47, sizeof file47},
    {"concepts/objects.tsv", file48, sizeof file48},
    {"concepts/operations.tsv", file49, sizeof file49},
    {"concepts/organization.tsv", file50, sizeof file50},
    {"concepts/people.tsv", file51, sizeof file51},
    {"concepts/philosophy.tsv", file52, sizeof file52},
    {"concepts/places.tsv", file53, sizeof file53},
    {"concepts/planning.tsv", file54, sizeof file54},
    {"concepts/price.tsv", file55, sizeof file55},
    {"concepts/products.tsv", file56, sizeof file56},
    {"concepts/quality.tsv", file57, sizeof file57},
    {"concepts/risk.tsv", file58, sizeof file58},
    {"concepts/sales.tsv", file59, sizeof file59},
    {"concepts/society.tsv", file60, sizeof file60},
    {"concepts/strategy.tsv", file61, sizeof file61},
    {"concepts/supply.tsv", file62, sizeof file62},
    {"concepts/support.tsv", file63, sizeof file63},
    {"decisions/act_states.tsv", file64, sizeof file64},
    {"decisions/carried_states.tsv", file65, sizeof file65},
    {"decisions/case_cues.tsv", file66, sizeof file66},
    {"decisions/coming_times.tsv", file67, sizeof file67},
    {"decisions/company_figures.tsv", file68, sizeof file68},
    {"decisions/conflict_cues.tsv", file69, sizeof file69},
    {"decisions/contraries.tsv", file70, sizeof file70},
    {"decisions/contrary_turns.tsv", file71, sizeof file71},
    {"decisions/converse_acts.tsv", file72, sizeof file72},
    {"decisions/directions.tsv", file73, sizeof file73},
    {"decisions/ending_acts.tsv", file74, sizeof file74},
    {"decisions/leaving_acts.tsv", file75, sizeof file75},
    {"decisions/light_acts.tsv", file76, sizeof file76},
    {"decisions/light_signs.tsv", file77, sizeof file77},
    {"decisions/light_terms.tsv", file78, sizeof file78},
    {"decisions/named_limits.tsv", file79, sizeof file79},
    {"decisions/number_states.tsv", file80, sizeof file80},
    {"decisions/omitting_acts.tsv", file81, sizeof file81},
    {"decisions/past_times.tsv", file82, sizeof file82},
    {"decisions/presupposed_acts.tsv", file83, sizeof file83},
    {"decisions/ranking_cues.tsv", file84, sizeof file84},
    {"decisions/related_acts.tsv", file85, sizeof file85},
    {"decisions/request_cues.tsv", file86, sizeof file86},
    {"decisions/sides.tsv", file87, sizeof file87},
    {"decisions/soft_cues.tsv", file88, sizeof file88},
    {"decisions/state_acts.tsv", file89, sizeof file89},
    {"decisions/state_cues.tsv", file90, sizeof file90},
    {"decisions/superseded_cues.tsv", file91, sizeof file91},
    {"decisions/values.tsv", file92, sizeof file92},
    {"decisions/ways/acts.tsv", file93, sizeof file93},
    {"decisions/ways/conditions.tsv", file94, sizeof file94},
    {"decisions/ways/dealings.tsv", file95, sizeof file95},
    {"decisions/ways/doings.tsv", file96, sizeof file96},
    {"decisions/ways/everyday.tsv", file97, sizeof file97},
    {"decisions/ways/people.tsv", file98, sizeof file98},
    {"decisions/ways/spoken.tsv", file99, sizeof file99},
    {"decisions/ways/things.tsv", file100, sizeof file100},
    {"decisions/wishes.tsv", file101, sizeof file101},
    {"decisions/word_heads.tsv", file102, sizeof file102},
    {"decisions/yielding_acts.tsv", file103, sizeof file103},
    {"gaps/assumption-changed/cases.tsv", file104, sizeof file104},
    {"gaps/assumption-changed/rule.dl", file105, sizeof file105},
    {"gaps/assumption-changed/words.tsv", file106, sizeof file106},
    {"gaps/conflict/cases.tsv", file107, sizeof file107},
    {"gaps/conflict/rule.dl", file108, sizeof file108},
    {"gaps/conflict/words.tsv", file109, sizeof file109},
    {"gaps/criteria-sales-only/cases.tsv", file110, sizeof file110},
    {"gaps/criteria-sales-only/rule.dl", file111, sizeof file111},
    {"gaps/criteria-sales-only/words.tsv", file112, sizeof file112},
    {"gaps/criteria-weights/cases.tsv", file113, sizeof file113},
    {"gaps/criteria-weights/rule.dl", file114, sizeof file114},
    {"gaps/criteria-weights/words.tsv", file115, sizeof file115},
    {"gaps/criterion-against-number/cases.tsv", file116, sizeof file116},
    {"gaps/criterion-against-number/rule.dl", file117, sizeof file117},
    {"gaps/criterion-against-number/words.tsv", file118, sizeof file118},
    {"gaps/delegation-without-holder/cases.tsv", file119, sizeof file119},
    {"gaps/delegation-without-holder/rule.dl", file120, sizeof file120},
    {"gaps/delegation-without-holder/words.tsv", file121, sizeof file121},
    {"gaps/delegation-without-limit/cases.tsv", file122, sizeof file122},
    {"gaps/delegation-without-limit/rule.dl", file123, sizeof file123},
    {"gaps/delegation-without-limit/words.tsv", file124, sizeof file124},
    {"gaps/duplicate/cases.tsv", file125, sizeof file125},
    {"gaps/duplicate/rule.dl", file126, sizeof file126},
    {"gaps/duplicate/words.tsv", file127, sizeof file127},
    {"gaps/evaluation-unlinked/cases.tsv", file128, sizeof file128},
    {"gaps/evaluation-unlinked/rule.dl", file129, sizeof file129},
    {"gaps/evaluation-unlinked/words.tsv", file130, sizeof file130},
    {"gaps/executives-absent/cases.tsv", file131, sizeof file131},
    {"gaps/executives-absent/rule.dl", file132, sizeof file132},
    {"gaps/executives-absent/words.tsv", file133, sizeof file133},
    {"gaps/finance-unlinked/cases.tsv", file134, sizeof file134},
    {"gaps/finance-unlinked/rule.dl", file135, sizeof file135},
    {"gaps/finance-unlinked/words.tsv", file136, sizeof file136},
    {"gaps/horizon-missing/cases.tsv", file137, sizeof file137},
    {"gaps/horizon-missing/rule.dl", file138, sizeof file138},
    {"gaps/horizon-missing/words.tsv", file139, sizeof file139},
    {"gaps/initiative-cost-only/cases.tsv", file140, sizeof file140},
    {"gaps/initiative-cost-only/rule.dl", file141, sizeof file141},
    {"gaps/initiative-cost-only/words.tsv", file142, sizeof file142},
    {"gaps/initiative-effects-unstated/cases.tsv", file143, sizeof file143},
    {"gaps/initiative-effects-unstated/rule.dl", file144, sizeof file144},
    {"gaps/initiative-effects-unstated/words.tsv", file145, sizeof file145},
    {"gaps/initiative-hours-unused/cases.tsv", file146, sizeof file146},
    {"gaps/initiative-hours-unused/rule.dl", file147, sizeof file147},
    {"gaps/initiative-hours-unused/words.tsv", file148, sizeof file148},
    {"gaps/initiative-local-optimum/cases.tsv", file149, sizeof file149},
    {"gaps/initiative-local-optimum/rule.dl", file150, sizeof file150},
    {"gaps/initiative-local-optimum/words.tsv", file151, sizeof file151},
    {"gaps/initiative-money-unused/cases.tsv", file152, sizeof file152},
    {"gaps/initiative-money-unused/rule.dl", file153, sizeof file153},
    {"gaps/initiative-money-unused/words.tsv", file154, sizeof file154},
    {"gaps/initiative-process-untagged/cases.tsv", file155, sizeof file155},
    {"gaps/initiative-process-untagged/rule.dl", file156, sizeof file156},
    {"gaps/initiative-process-untagged/words.tsv", file157, sizeof file157},
    {"gaps/initiative-to-review/cases.tsv", file158, sizeof file158},
    {"gaps/initiative-to-review/rule.dl", file159, sizeof file159},
    {"gaps/initiative-to-review/words.tsv", file160, sizeof file160},
    {"gaps/initiative-without-baseline/cases.tsv", file161, sizeof file161},
    {"gaps/initiative-without-baseline/rule.dl", file162, sizeof file162},
    {"gaps/initiative-without-baseline/words.tsv", file163, sizeof file163},
    {"gaps/initiative-without-exit/cases.tsv", file164, sizeof file164},
    {"gaps/initiative-without-exit/rule.dl", file165, sizeof file165},
    {"gaps/initiative-without-exit/words.tsv", file166, sizeof file166},
    {"gaps/initiative-without-figure/cases.tsv", file167, sizeof file167},
    {"gaps/initiative-without-figure/rule.dl", file168, sizeof file168},
    {"gaps/initiative-without-figure/words.tsv", file169, sizeof file169},
    {"gaps/initiative-without-horizon-role/cases.tsv", file170, sizeof file170},
    {"gaps/initiative-without-horizon-role/rule.dl", file171, sizeof file171},
    {"gaps/initiative-without-horizon-role/words.tsv", file172, sizeof file172},
    {"gaps/initiative-without-learning/cases.tsv", file173, sizeof file173},
    {"gaps/initiative-without-learning/rule.dl", file174, sizeof file174},
    {"gaps/initiative-without-learning/words.tsv", file175, sizeof file175},
    {"gaps/initiative-without-return/cases.tsv", file176, sizeof file176},
    {"gaps/initiative-without-return/rule.dl", file177, sizeof file177},
    {"gaps/initiative-without-return/words.tsv", file178, sizeof file178},
    {"gaps/initiative-without-roles/cases.tsv", file179, sizeof file179},
    {"gaps/initiative-without-roles/rule.dl", file180, sizeof file180},
    {"gaps/initiative-without-roles/words.tsv", file181, sizeof file181},
    {"gaps/initiative-without-touchpoint/cases.tsv", file182, sizeof file182},
    {"gaps/initiative-without-touchpoint/rule.dl", file183, sizeof file183},
    {"gaps/initiative-without-touchpoint/words.tsv", file184, sizeof file184},
    {"gaps/number-without-baseline/cases.tsv", file185, sizeof file185},
    {"gaps/number-without-baseline/rule.dl", file186, sizeof file186},
    {"gaps/number-without-baseline/words.tsv", file187, sizeof file187},
    {"gaps/number-without-criterion/cases.tsv", file188, sizeof file188},
    {"gaps/number-without-criterion/rule.dl", file189, sizeof file189},
    {"gaps/number-without-criterion/words.tsv", file190, sizeof file190},
    {"gaps/number-without-owner/cases.tsv", file191, sizeof file191},
    {"gaps/number-without-owner/rule.dl", file192, sizeof file192},
    {"gaps/number-without-owner/words.tsv", file193, sizeof file193},
    {"gaps/number-without-principle/cases.tsv", file194, sizeof file194},
    {"gaps/number-without-principle/rule.dl", file195, sizeof file195},
    {"gaps/number-without-principle/words.tsv", file196, sizeof file196},
    {"gaps/prerequisite-later/cases.tsv", file197, sizeof file197},
    {"gaps/prerequisite-later/rule.dl", file198, sizeof file198},
    {"gaps/prerequisite-later/words.tsv", file199, sizeof file199},
    {"gaps/principle-without-number/cases.tsv", file200, sizeof file200},
    {"gaps/principle-without-number/rule.dl", file201, sizeof file201},
    {"gaps/principle-without-number/words.tsv", file202, sizeof file202},
    {"gaps/principle-without-strategy/cases.tsv", file203, sizeof file203},
    {"gaps/principle-without-strategy/rule.dl", file204, sizeof file204},
    {"gaps/principle-without-strategy/words.tsv", file205, sizeof file205},
    {"gaps/purpose-vague/cases.tsv", file206, sizeof file206},
    {"gaps/purpose-vague/rule.dl", file207, sizeof file207},
    {"gaps/purpose-vague/words.tsv", file208, sizeof file208},
    {"gaps/shadowed/cases.tsv", file209, sizeof file209},
    {"gaps/shadowed/rule.dl", file210, sizeof file210},
    {"gaps/shadowed/words.tsv", file211, sizeof file211},
    {"gaps/standard-on-one-person/cases.tsv", file212, sizeof file212},
    {"gaps/standard-on-one-person/rule.dl", file213, sizeof file213},
    {"gaps/standard-on-one-person/words.tsv", file214, sizeof file214},
    {"gaps/standard-without-document/cases.tsv", file215, sizeof file215},
    {"gaps/standard-without-document/rule.dl", file216, sizeof file216},
    {"gaps/standard-without-document/words.tsv", file217, sizeof file217},
    {"gaps/standard-without-owner/cases.tsv", file218, sizeof file218},
    {"gaps/standard-without-owner/rule.dl", file219, sizeof file219},
    {"gaps/standard-without-owner/words.tsv", file220, sizeof file220},
    {"gaps/ten-years-without-nearer/cases.tsv", file221, sizeof file221},
    {"gaps/ten-years-without-nearer/rule.dl", file222, sizeof file222},
    {"gaps/ten-years-without-nearer/words.tsv", file223, sizeof file223},
    {"gaps/vague-word/cases.tsv", file224, sizeof file224},
    {"gaps/vague-word/rule.dl", file225, sizeof file225},
    {"gaps/vague-word/words.tsv", file226, sizeof file226},
    {"interview/complaints.tsv", file227, sizeof file227},
    {"kpis/accounts.tsv", file228, sizeof file228},
    {"kpis/examples.tsv", file229, sizeof file229},
    {"kpis/items.tsv", file230, sizeof file230},
    {"kpis/kpi_sources.tsv", file231, sizeof file231},
    {"kpis/kpis.tsv", file232, sizeof file232},
    {"kpis/overview.tsv", file233, sizeof file233},
    {"kpis/plain.tsv", file234, sizeof file234},
    {"kpis/subtotals.tsv", file235, sizeof file235},
    {"kpis/variants.tsv", file236, sizeof file236},
    {"language/back_references.tsv", file237, sizeof file237},
    {"language/complements.tsv", file238, sizeof file238},
    {"language/en/bound_words.tsv", file239, sizeof file239},
    {"language/en/change_words.tsv", file240, sizeof file240},
    {"language/en/comparators.tsv", file241, sizeof file241},
    {"language/en/deontic_verbs.tsv", file242, sizeof file242},
    {"language/en/everyday_nouns.tsv", file243, sizeof file243},
    {"language/en/function_words.tsv", file244, sizeof file244},
    {"language/en/homonyms.tsv", file245, sizeof file245},
    {"language/en/irregular_verbs.tsv", file246, sizeof file246},
    {"language/en/kind_cues.tsv", file247, sizeof file247},
    {"language/en/kind_shapes.tsv", file248, sizeof file248},
    {"language/en/not_numbers.tsv", file249, sizeof file249},
    {"language/en/number_words.tsv", file250, sizeof file250},
    {"language/en/plain_verbs.tsv", file251, sizeof file251},
    {"language/en/profile_cues.tsv", file252, sizeof file252},
    {"language/en/qualities.tsv", file253, sizeof file253},
    {"language/en/speech_forms.tsv", file254, sizeof file254},
    {"language/en/time_words.tsv", file255, sizeof file255},
    {"language/en/told_exceptions.tsv", file256, sizeof file256},
    {"language/en/unit_contexts.tsv", file257, sizeof file257},
    {"language/en/units.tsv", file258, sizeof file258},
    {"language/en/vague.tsv", file259, sizeof file259},
    {"language/en/worries.tsv", file260, sizeof file260},
    {"language/ja/change_words.tsv", file261, sizeof file261},
    {"language/ja/clash_words.tsv", file262, sizeof file262},
    {"language/ja/comparators.tsv", file263, sizeof file263},
    {"language/ja/deontic_verbs.tsv", file264, sizeof file264},
    {"language/ja/everyday_nouns.tsv", file265, sizeof file265},
    {"language/ja/function_words.tsv", file266, sizeof file266},
    {"language/ja/kind_cues.tsv", file267, sizeof file267},
    {"language/ja/kind_shapes.tsv", file268, sizeof file268},
    {"language/ja/not_numbers.tsv", file269, sizeof file269},
    {"language/ja/number_words.tsv", file270, sizeof file270},
    {"language/ja/profile_cues.tsv", file271, sizeof file271},
    {"language/ja/speech_forms.tsv", file272, sizeof file272},
    {"language/ja/time_words.tsv", file273, sizeof file273},
    {"language/ja/unit_contexts.tsv", file274, sizeof file274},
    {"language/ja/units.tsv", file275, sizeof file275},
    {"language/ja/vague.tsv", file276, sizeof file276},
    {"language/ja/worries.tsv", file277, sizeof file277},
    {"language/metrics.tsv", file278, sizeof file278},
    {"language/senses.tsv", file279, sizeof file279},
    {"register/advice.tsv", file280, sizeof file280},
    {"register/behaviours.tsv", file281, sizeof file281},
    {"register/choices.tsv", file282, sizeof file282},
    {"register/comparison.tsv", file283, sizeof file283},
    {"register/coverage.tsv", file284, sizeof file284},
    {"register/fields.tsv", file285, sizeof file285},
    {"register/levels.tsv", file286, sizeof file286},
    {"register/packs.tsv", file287, sizeof file287},
    {"register/slots.tsv", file288, sizeof file288},
    {"register/stages.tsv", file289, sizeof file289},
    {"register/types.tsv", file290, sizeof file290},
    {"register/verdicts.tsv", file291, sizeof file291},
    {"roles/departments.tsv", file292, sizeof file292},
    {"roles/ranks.tsv", file293, sizeof file293},
    {"roles/roles.tsv", file294, sizeof file294},
    {"rules/act_effects.tsv", file295, sizeof file295},
    {"rules/concepts.dl", file296, sizeof file296},
    {"rules/facts.dl", file297, sizeof file297},
    {"rules/gaps.dl", file298, sizeof file298},
    {"rules/ground.dl", file299, sizeof file299},
    {"rules/links.dl", file300, sizeof file300},
    {"rules/matter_numbers.tsv", file301, sizeof file301},
    {"rules/matter_words.tsv", file302, sizeof file302},
    {"rules/matters.dl", file303, sizeof file303},
    {"rules/matters.tsv", file304, sizeof file304},
    {"rules/plain_words.tsv", file305, sizeof file305},
    {"rules/register.dl", file306, sizeof file306},
    {"rules/trains.dl", file307, sizeof file307},
    {"rules/words.tsv", file308, sizeof file308},
    {"states/states.tsv", file309, sizeof file309},
    {"states/unknown.tsv", file310, sizeof file310},
    {"words/answers.tsv", file311, sizeof file311},
    {"words/commands.tsv", file312, sizeof file312},
    {"words/corrections.tsv", file313, sizeof file313},
    {"words/counsel.tsv", file314, sizeof file314},
    {"words/demo.tsv", file315, sizeof file315},
    {"words/drafts.tsv", file316, sizeof file316},
    {"words/explain.tsv", file317, sizeof file317},
    {"words/guesses.tsv", file318, sizeof file318},
    {"words/help.tsv", file319, sizeof file319},
    {"words/line.tsv", file320, sizeof file320},
    {"words/lint.tsv", file321, sizeof file321},
    {"words/problems.tsv", file322, sizeof file322},
    {"words/register.tsv", file323, sizeof file323},
    {"words/replies.tsv", file324, sizeof file324},
    {"words/talked.tsv", file325, sizeof file325},
    {"words/told_profile.tsv", file326, sizeof file326},
    {0, 0, 0},
};
const struct alterego_knowledge_file *alterego_knowledge_files(void) { return files; }
